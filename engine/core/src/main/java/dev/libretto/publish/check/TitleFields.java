package dev.libretto.publish.check;

import dev.libretto.definition.FieldDefinition;
import dev.libretto.definition.FieldType;
import dev.libretto.definition.TableDefinition;
import dev.libretto.problem.DefinitionCode;
import dev.libretto.problem.Pointer;
import org.jspecify.annotations.Nullable;

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
    String kind = unfit(field.type());
    if (kind != null) {
      findings.error(
          DefinitionCode.UNFIT_TITLE_FIELD,
          at,
          "`" + field.name() + "` is " + kind + " and cannot name a row.",
          "Choose a field that is short text, a number or a date.");
    }
  }

  private static @Nullable String unfit(FieldType type) {
    return switch (type) {
      case FieldType.LongText _, FieldType.Markdown _ -> "text of several lines";
      case FieldType.JsonValue _ -> "any JSON";
      case FieldType.MultiSelect _ -> "a list";
      case FieldType.Relation _ -> "another row";
      case FieldType.Bool _ -> "yes or no";
      case FieldType.Text _,
          FieldType.IntegerNumber _,
          FieldType.DecimalNumber _,
          FieldType.Money _,
          FieldType.Date _,
          FieldType.Time _,
          FieldType.DateTime _,
          FieldType.Email _,
          FieldType.Url _,
          FieldType.Select _,
          FieldType.Uuid _,
          FieldType.AutoNumber _,
          FieldType.Computed _ ->
          null;
    };
  }
}
