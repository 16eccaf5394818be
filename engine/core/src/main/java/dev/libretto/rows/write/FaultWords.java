package dev.libretto.rows.write;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libretto.expression.Type;
import dev.libretto.kind.ColumnType;
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
          new FieldFault(field.name(), pointer, RequestCode.BAD_FORMAT, field.kind().expected());
      default -> wrongType(field, pointer);
    };
  }

  static FieldFault missing(Field field, String pointer) {
    return new FieldFault(field.name(), pointer, RequestCode.MISSING_VALUE, "A value is required");
  }

  /** A value of the right JSON type that still cannot be read has a wrong form. */
  static FieldFault unreadable(Field field, JsonNode node, String pointer) {
    return node.isTextual() || field.columnType() == ColumnType.JSON || isWhole(node, field)
        ? new FieldFault(field.name(), pointer, RequestCode.BAD_FORMAT, field.kind().expected())
        : wrongType(field, pointer);
  }

  /** A list or an object, where the field takes some. */
  private static boolean isWhole(JsonNode node, Field field) {
    return node.isContainerNode() && field.kind().valueType() == Type.Scalar.JSON;
  }

  static FieldFault form(Field field, String pointer) {
    return new FieldFault(field.name(), pointer, RequestCode.BAD_FORMAT, field.kind().expected());
  }

  static FieldFault wrongType(Field field, String pointer) {
    return new FieldFault(field.name(), pointer, RequestCode.WRONG_TYPE, field.kind().expected());
  }

  static FieldFault bounds(Field field, String pointer, String message) {
    return new FieldFault(field.name(), pointer, RequestCode.OUT_OF_BOUNDS, message);
  }
}
