package dev.libretto.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.libretto.json.JsonBytes;
import java.math.RoundingMode;
import java.util.Optional;

/** Whole numbers that every JSON reader holds exactly. */
final class WholeNumbers {

  private static final long LARGEST = (1L << 53) - 1;

  private WholeNumbers() {}

  static Optional<Object> read(JsonNode node) {
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

  static Optional<Object> parse(String text) {
    try {
      var value = Long.parseLong(text);
      return Math.abs(value) <= LARGEST ? Optional.of(value) : Optional.empty();
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  static Optional<JsonNode> cell(String cell) {
    return parse(cell)
        .map(number -> JsonNodeFactory.instance.numberNode(((Number) number).longValue()));
  }

  static void write(Object value, JsonBytes out) {
    out.number(((Number) value).longValue());
  }
}
