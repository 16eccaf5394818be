package dev.libretto.publish.trial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.libretto.json.JsonBytes;
import dev.libretto.program.Field;
import dev.libretto.program.Table;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares a row with the fields of it that matter to a test. */
final class PartialRow {

  private PartialRow() {}

  /** What differs first, as a sentence without its full stop; empty when nothing does. */
  static Optional<String> difference(Table table, ObjectNode expected, JsonNode found) {
    for (var member : expected.properties()) {
      var name = member.getKey();
      var value = found.get(name);
      if (value == null) {
        return Optional.of("`" + name + "` is not in the row");
      }
      var field = table.field(name).orElse(null);
      if (!same(field, member.getValue(), value)) {
        return Optional.of(
            "`" + name + "` should be " + member.getValue() + ", but is " + shown(name, found));
      }
    }
    return Optional.empty();
  }

  private static String shown(String name, JsonNode found) {
    for (var hidden : found.path("$redacted")) {
      if (hidden.asText().equals(name)) {
        return "hidden from the caller";
      }
    }
    return found.path(name).toString();
  }

  /** Values have several forms in JSON, and mean the same when the engine writes them the same. */
  private static boolean same(@Nullable Field field, JsonNode expected, JsonNode found) {
    if (expected.equals(found)) {
      return true;
    }
    if (field == null || expected.isNull() || found.isNull()) {
      return false;
    }
    var written = field.kind().read(expected).map(value -> written(field, value));
    return written.isPresent()
        ? written.get().equals(found)
        : isNumber(expected, found) && number(expected).compareTo(number(found)) == 0;
  }

  private static JsonNode written(Field field, Object value) {
    var out = new JsonBytes(64);
    field.kind().write(value, out);
    return Labelled.read(new String(out.toBytes(), StandardCharsets.UTF_8));
  }

  private static boolean isNumber(JsonNode expected, JsonNode found) {
    return expected.isNumber() && (found.isNumber() || found.asText().matches("-?[0-9.]{1,60}"));
  }

  private static BigDecimal number(JsonNode node) {
    return new BigDecimal(node.asText());
  }
}
