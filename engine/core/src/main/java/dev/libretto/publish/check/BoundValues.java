package dev.libretto.publish.check;

import dev.libretto.definition.FieldDefinition;
import dev.libretto.definition.TableDefinition;
import dev.libretto.kind.FieldKind;
import dev.libretto.problem.DefinitionCode;

/** A bound is itself a value the field could hold. */
final class BoundValues implements DefinitionCheck {

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
        .unfitBounds()
        .forEach((key, reason) ->
            findings.error(
                DefinitionCode.UNFIT_BOUND,
                field.at().child(key),
                "`" + field.name() + "` could not hold its own " + key + ": " + reason + ".",
                null));
  }
}
