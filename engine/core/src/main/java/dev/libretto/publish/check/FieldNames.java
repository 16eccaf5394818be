package dev.libretto.publish.check;

import dev.libretto.definition.TableDefinition;
import dev.libretto.problem.DefinitionCode;

/** No two fields of a table have the same name. */
final class FieldNames implements DefinitionCheck {

  @Override
  public void check(Names names, Findings findings) {
    for (TableDefinition table : names.tables()) {
      var seen = new Duplicates(DefinitionCode.DUPLICATE_FIELD, findings);
      table
          .fields()
          .forEach(field ->
              seen.note(
                  field.name(),
                  field.at().child("name"),
                  "Table `" + table.name() + "` has two fields `" + field.name() + "`."));
    }
  }
}
