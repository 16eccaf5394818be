package dev.libretto.publish.check;

import dev.libretto.definition.FieldDefinition;
import dev.libretto.definition.TableDefinition;
import dev.libretto.kind.FieldKind;
import dev.libretto.problem.DefinitionCode;
import dev.libretto.problem.Pointer;

/** The title field exists and can name a row in a line. */
final class TitleFields implements DefinitionCheck {

  @Override
  public void check(Names names, Findings findings) {
    for (TableDefinition table : names.tables()) {
      if (table.titleField() != null) {
        Pointer at = table.at().child("titleField");
        names
            .expectField(table, table.titleField(), at, findings)
            .ifPresent(field -> check(field, at, findings));
      }
    }
  }

  private static void check(FieldDefinition field, Pointer at, Findings findings) {
    FieldKind.of(field.type())
        .unfitForTitle()
        .ifPresent(kind ->
            findings.error(
                DefinitionCode.UNFIT_TITLE_FIELD,
                at,
                "`" + field.name() + "` is " + kind + " and cannot name a row.",
                "Choose a field that is short text, a number or a date."));
  }
}
