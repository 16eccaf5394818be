package dev.libretto.publish.check;

import dev.libretto.definition.FieldType;
import dev.libretto.definition.TableDefinition;
import dev.libretto.definition.TableDefinition.Unique;
import dev.libretto.problem.DefinitionCode;
import dev.libretto.problem.Pointer;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of a unique constraint exist, can be compared, and stand together once. */
final class UniqueFields implements DefinitionCheck {

  @Override
  public void check(Names names, Findings findings) {
    for (TableDefinition table : names.tables()) {
      var seen = new Duplicates(DefinitionCode.DUPLICATE_CONSTRAINT, findings);
      for (Unique unique : table.unique()) {
        seen.note(
            Set.copyOf(unique.fields()),
            unique.at(),
            "These fields are declared unique together twice.");
        for (int i = 0; i < unique.fields().size(); i++) {
          Pointer at = unique.at().child("fields").child(i);
          names
              .expectField(table, unique.fields().get(i), at, findings)
              .ifPresent(field -> {
                String reason = unfit(field.type());
                if (reason != null) {
                  findings.error(
                      DefinitionCode.UNFIT_UNIQUE_FIELD,
                      at,
                      "`" + field.name() + "` " + reason + ", so it cannot be unique.",
                      null);
                }
              });
        }
      }
    }
  }

  /** Why values of a type cannot stand in a B-tree, or null. */
  static @Nullable String unfit(FieldType type) {
    return switch (type) {
      case FieldType.Computed _ -> "is computed and not stored";
      case FieldType.LongText _, FieldType.Markdown _ -> "is text of any length";
      case FieldType.JsonValue _ -> "is any JSON";
      case FieldType.MultiSelect _ -> "is a list";
      case FieldType.Text _,
          FieldType.IntegerNumber _,
          FieldType.DecimalNumber _,
          FieldType.Money _,
          FieldType.Bool _,
          FieldType.Date _,
          FieldType.Time _,
          FieldType.DateTime _,
          FieldType.Email _,
          FieldType.Url _,
          FieldType.Select _,
          FieldType.Relation _,
          FieldType.Uuid _,
          FieldType.AutoNumber _ ->
          null;
    };
  }
}
