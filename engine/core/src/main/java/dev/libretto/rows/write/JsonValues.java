package dev.libretto.rows.write;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libretto.program.Field;
import dev.libretto.rows.plan.TextValue;
import dev.libretto.store.ColumnType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the JSON form of a value as the Java type of its column. */
final class JsonValues {

  private static final long LARGEST = (1L << 53) - 1;

  private JsonValues() {}

  /** The value, or nothing when the JSON is not of the field's type. Never called with null. */
  static Optional<Object> read(Field field, JsonNode node) {
    var type = ColumnType.of(field);
    return switch (type) {
      case TEXT -> text(node).map(text -> text);
      case INTEGER -> integer(node);
      case DECIMAL -> decimal(node);
      case BOOLEAN -> node.isBoolean() ? Optional.of(node.booleanValue()) : Optional.empty();
      case DATE, TIME, DATE_TIME, UUID ->
          node.isTextual() ? TextValue.read(type, node.textValue()) : Optional.empty();
      case TEXT_LIST -> list(node);
      case JSON -> isUnicode(node) ? Optional.of(node.toString()) : Optional.empty();
    };
  }

  private static Optional<String> text(JsonNode node) {
    return node.isTextual() && isUnicode(node.textValue())
        ? Optional.of(node.textValue())
        : Optional.empty();
  }

  private static Optional<Object> integer(JsonNode node) {
    if (!node.isNumber()) {
      return Optional.empty();
    }
    var exact = node.decimalValue();
    if (exact.precision() - exact.scale() > 16) {
      return Optional.empty();
    }
    var whole = exact.setScale(0, RoundingMode.DOWN);
    return whole.compareTo(exact) == 0 && Math.abs(whole.longValue()) <= LARGEST
        ? Optional.of(whole.longValue())
        : Optional.empty();
  }

  private static Optional<Object> decimal(JsonNode node) {
    @Nullable BigDecimal exact = null;
    if (node.isNumber()) {
      exact = node.decimalValue();
    } else if (node.isTextual()) {
      exact = (BigDecimal) TextValue.read(ColumnType.DECIMAL, node.textValue()).orElse(null);
    }
    return exact == null || exact.precision() - exact.scale() > 30 || exact.scale() > 60
        ? Optional.empty()
        : Optional.of(exact);
  }

  private static Optional<Object> list(JsonNode node) {
    if (!node.isArray()) {
      return Optional.empty();
    }
    var values = new String[node.size()];
    for (var index = 0; index < values.length; index++) {
      var value = text(node.get(index));
      if (value.isEmpty()) {
        return Optional.empty();
      }
      values[index] = value.get();
    }
    return Optional.of(values);
  }

  /** Whether PostgreSQL can hold the text: no NUL, no half of a surrogate pair. */
  static boolean isUnicode(String text) {
    for (var index = 0; index < text.length(); index++) {
      var c = text.charAt(index);
      if (c == 0 || Character.isLowSurrogate(c)) {
        return false;
      }
      if (Character.isHighSurrogate(c)) {
        index++;
        if (index == text.length() || !Character.isLowSurrogate(text.charAt(index))) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean isUnicode(JsonNode node) {
    if (node.isTextual()) {
      return isUnicode(node.textValue());
    }
    for (var member : node.properties()) {
      if (!isUnicode(member.getKey()) || !isUnicode(member.getValue())) {
        return false;
      }
    }
    for (var item : node) {
      if (!isUnicode(item)) {
        return false;
      }
    }
    return true;
  }
}
