package dev.libretto.publish.check;

import dev.libretto.definition.FieldDefinition;
import dev.libretto.definition.FieldType;
import dev.libretto.definition.TableDefinition;
import dev.libretto.problem.DefinitionCode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

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
    switch (field.type()) {
      case FieldType.Text t -> lengths(field, t.minLength(), t.maxLength(), findings);
      case FieldType.LongText t -> lengths(field, t.minLength(), t.maxLength(), findings);
      case FieldType.Markdown t -> lengths(field, t.minLength(), t.maxLength(), findings);
      case FieldType.IntegerNumber n -> integers(field, n, findings);
      case FieldType.DecimalNumber n -> ordered(field, n.minimum(), n.maximum(), findings);
      case FieldType.Money n -> ordered(field, n.minimum(), n.maximum(), findings);
      case FieldType.Date d -> ordered(field, date(d.minimum()), date(d.maximum()), findings);
      case FieldType.MultiSelect m -> choices(field, m, findings);
      case FieldType.Bool _,
          FieldType.Time _,
          FieldType.DateTime _,
          FieldType.Email _,
          FieldType.Url _,
          FieldType.Select _,
          FieldType.Relation _,
          FieldType.JsonValue _,
          FieldType.Uuid _,
          FieldType.AutoNumber _,
          FieldType.Computed _ -> {}
    }
  }

  private static void lengths(
      FieldDefinition field, @Nullable Integer least, @Nullable Integer most, Findings findings) {
    if (least != null && most != null && least > most) {
      contradictory(field, "maxLength", "`maxLength` is less than `minLength`", findings);
    }
  }

  private static <T extends Comparable<? super T>> boolean ordered(
      FieldDefinition field, @Nullable T least, @Nullable T most, Findings findings) {
    boolean sound = least == null || most == null || least.compareTo(most) <= 0;
    if (!sound) {
      contradictory(field, "maximum", "`maximum` is less than `minimum`", findings);
    }
    return sound;
  }

  private static void integers(
      FieldDefinition field, FieldType.IntegerNumber type, Findings findings) {
    Long least = type.minimum();
    Long most = type.maximum();
    Long step = type.multipleOf();
    if (ordered(field, least, most, findings)
        && least != null
        && most != null
        && step != null
        && Math.floorDiv(most, step) * step < least) {
      String message = "no multiple of " + step + " lies between " + least + " and " + most;
      contradictory(field, "multipleOf", message, findings);
    }
  }

  private static void choices(
      FieldDefinition field, FieldType.MultiSelect type, Findings findings) {
    Integer least = type.minItems();
    Integer most = type.maxItems();
    if (least != null && most != null && least > most) {
      contradictory(field, "maxItems", "`maxItems` is less than `minItems`", findings);
    } else if (least != null && least > type.options().size()) {
      contradictory(field, "minItems", "it has fewer options than that", findings);
    }
  }

  private static void contradictory(
      FieldDefinition field, String key, String reason, Findings findings) {
    findings.error(
        DefinitionCode.CONTRADICTORY_BOUNDS,
        field.at().child(key),
        "No value can be within the bounds of `" + field.name() + "`: " + reason + ".",
        null);
  }

  /** A date that cannot be read is for {@link BoundValues} to report. */
  private static @Nullable LocalDate date(@Nullable String text) {
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeParseException noDate) {
      return null;
    }
  }
}
