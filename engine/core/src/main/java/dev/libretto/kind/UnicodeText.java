package dev.libretto.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libretto.json.JsonBytes;
import java.util.Optional;

/** Text a column can hold: Unicode without NUL and without halves of surrogate pairs. */
final class UnicodeText {

  private UnicodeText() {}

  static Optional<Object> read(JsonNode node) {
    return node.isTextual() && isUnicode(node.textValue())
        ? Optional.of(node.textValue())
        : Optional.empty();
  }

  static void write(Object value, JsonBytes out) {
    out.string((String) value);
  }

  private static boolean isUnicode(String text) {
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

  /** Whether all texts in it, keys too, are such text. */
  static boolean isUnicode(JsonNode node) {
    if (node.isTextual()) {
      return isUnicode(node.textValue());
    }
    for (var member : node.properties()) {
      if (!isUnicode(member.getKey()) || !isUnicode(member.getValue())) {
        return false;
      }
    }
    // To Jackson an object is a sequence of its values as well: going through them a second time,
    // at every depth, would take as long as two to the power of the depth.
    if (node.isArray()) {
      for (var item : node) {
        if (!isUnicode(item)) {
          return false;
        }
      }
    }
    return true;
  }
}
