package dev.libretto.publish.check;

import dev.libretto.definition.FieldDefinition;
import dev.libretto.definition.FieldType.Option;
import dev.libretto.definition.TableDefinition;
import dev.libretto.kind.FieldKind;
import dev.libretto.problem.DefinitionCode;
import java.util.List;

/** No two options of a field have the same value. */
final class OptionValues implements DefinitionCheck {

  @Override
  public void check(Names names, Findings findings) {
    for (TableDefinition table : names.tables()) {
      for (FieldDefinition field : table.fields()) {
        var seen = new Duplicates(DefinitionCode.DUPLICATE_OPTION, findings);
        List<Option> options = FieldKind.of(field.type()).options();
        for (int i = 0; i < options.size(); i++) {
          String value = options.get(i).value();
          seen.note(
              value,
              field.at().child("options").child(i).child("value"),
              "Field `" + field.name() + "` has two options `" + value + "`.");
        }
      }
    }
  }
}
