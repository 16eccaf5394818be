package dev.libretto.rows.write;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libretto.definition.FieldType;
import dev.libretto.problem.RequestCode;
import dev.libretto.program.Field;
import dev.libretto.rows.Refusal.FieldFault;
import org.jspecify.annotations.Nullable;

/** What a person is told about a value that does not satisfy a keyword of its field's schema. */
final class FaultWords {

  private FaultWords() {}

  static FieldFault of(Field field, String keyword, @Nullable JsonNode limit, String pointer) {
    var bound = limit == null ? "" : limit.asText();
    return switch (keyword) {
      case "required" -> missing(field, pointer);
      case "minLength" ->
          bounds(
              field,
              pointer,
              bound.equals("1")
                  ? "Enter something"
                  : "At least " + bound + " characters are needed");
      case "maxLength" -> bounds(field, pointer, "At most " + bound + " characters are allowed");
      case "minimum" -> bounds(field, pointer, "The least allowed is " + bound);
      case "maximum" -> bounds(field, pointer, "The most allowed is " + bound);
      case "multipleOf" -> bounds(field, pointer, "It must be a multiple of " + bound);
      case "minItems" -> bounds(field, pointer, "Choose at least " + bound);
      case "maxItems" -> bounds(field, pointer, "Choose at most " + bound);
      case "uniqueItems" -> bounds(field, pointer, "Choose each option once");
      case "enum" ->
          new FieldFault(
              field.name(), pointer, RequestCode.NOT_AN_OPTION, "This is not one of the options");
      case "pattern", "format" ->
          new FieldFault(field.name(), pointer, RequestCode.BAD_FORMAT, form(field));
      default -> wrongType(field, pointer);
    };
  }

  static FieldFault missing(Field field, String pointer) {
    return new FieldFault(field.name(), pointer, RequestCode.MISSING_VALUE, "A value is required");
  }

  /** A value of the right JSON type that still cannot be read has a wrong form. */
  static FieldFault unreadable(Field field, JsonNode node, String pointer) {
    return node.isTextual() || field.type() instanceof FieldType.JsonValue
        ? new FieldFault(field.name(), pointer, RequestCode.BAD_FORMAT, form(field))
        : wrongType(field, pointer);
  }

  static FieldFault wrongType(Field field, String pointer) {
    return new FieldFault(field.name(), pointer, RequestCode.WRONG_TYPE, form(field));
  }

  static FieldFault bounds(Field field, String pointer, String message) {
    return new FieldFault(field.name(), pointer, RequestCode.OUT_OF_BOUNDS, message);
  }

  private static String form(Field field) {
    return switch (field.type()) {
      case FieldType.Text text ->
          text.pattern() == null ? "It must be text" : "It must have the form " + text.pattern();
      case FieldType.LongText _, FieldType.Markdown _, FieldType.Select _ -> "It must be text";
      case FieldType.IntegerNumber _, FieldType.AutoNumber _ -> "It must be a whole number";
      case FieldType.DecimalNumber decimal ->
          "It must be a number with at most " + decimal.scale() + " digits after the point";
      case FieldType.Money money -> "It must be an amount in " + money.currency();
      case FieldType.Bool _ -> "It must be true or false";
      case FieldType.Date _ -> "It must be a date such as 2026-03-01";
      case FieldType.Time _ -> "It must be a time such as 18:30:00";
      case FieldType.DateTime _ -> "It must be an instant such as 2026-03-01T17:30:00Z";
      case FieldType.Email _ -> "It must be a mail address such as name@example.org";
      case FieldType.Url _ -> "It must be an address such as https://example.org";
      case FieldType.MultiSelect _ -> "It must be a list of options";
      case FieldType.Relation _, FieldType.Uuid _ -> "It must be a UUID";
      case FieldType.JsonValue _ -> "It must be JSON without NUL characters";
      case FieldType.Computed _ -> "It is worked out by the engine";
    };
  }
}
