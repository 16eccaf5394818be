package dev.libretto.publish.check;

import dev.libretto.definition.FieldDefinition;
import dev.libretto.definition.TableDefinition;
import dev.libretto.problem.DefinitionCode;
import java.util.HashMap;
import java.util.Map;

/** People can tell the fields of a table apart. */
final class FieldLabels implements DefinitionCheck {

  @Override
  public void check(Names names, Findings findings) {
    for (TableDefinition table : names.tables()) {
      Map<String, FieldDefinition> byLabel = new HashMap<>();
      for (FieldDefinition field : table.fields()) {
        FieldDefinition first = byLabel.putIfAbsent(field.label(), field);
        if (first != null && !first.name().equals(field.name())) {
          findings.warning(
              DefinitionCode.IDENTICAL_LABELS,
              field.at().child("label"),
              "`"
                  + field.name()
                  + "` has the same label as `"
                  + first.name()
                  + "`, so people cannot tell them apart.",
              null);
        }
      }
    }
  }
}
