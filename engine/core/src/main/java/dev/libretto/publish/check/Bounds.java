package dev.libretto.publish.check;

import dev.libretto.definition.FieldDefinition;
import dev.libretto.definition.TableDefinition;
import dev.libretto.kind.FieldKind;
import dev.libretto.problem.DefinitionCode;

/** The bounds of a field leave at least one value. */
final class Bounds implements DefinitionCheck {

  @Override
  public void check(Names names, Findings findings) {
    for (TableDefinition table : names.tables()) {
      for (FieldDefinition field : table.fields()) {
        check(field, findings);
      }
    }
  }

  private static void check(FieldDefinition field, Findings findings) {
    FieldKind.of(field.type())
        .contradiction()
        .ifPresent(contradiction ->
            findings.error(
                DefinitionCode.CONTRADICTORY_BOUNDS,
                field.at().child(contradiction.keyword()),
                "No value can be within the bounds of `"
                    + field.name()
                    + "`: "
                    + contradiction.reason()
                    + ".",
                null));
  }
}
