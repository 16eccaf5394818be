package dev.libretto.publish.load;

import dev.libretto.json.Json;
import java.math.BigDecimal;
import java.util.Optional;

/** Numbers of a JSON text. */
final class JsonNumber {

  /** The longest number worth reading, in characters. */
  private static final int LONGEST = 1000;

  private JsonNumber() {}

  /** The index after the number that starts at an index, by the grammar of RFC 8259. */
  static int end(String text, int start) throws Slip {
    int at = start;
    if (digitlessAt(text, at) && text.charAt(at) == '-') {
      at++;
    }
    int whole = at;
    at = digits(text, start, at, "A digit belongs after the minus sign.");
    if (at - whole > 1 && text.charAt(whole) == '0') {
      throw Slip.here(start, at, "A number does not start with extra zeros.", "Remove them.");
    }
    if (at < text.length() && text.charAt(at) == '.') {
      at = digits(text, start, at + 1, "A digit belongs after the decimal point.");
    }
    if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
      at++;
      if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
        at++;
      }
      at = digits(text, start, at, "A digit belongs into the exponent.");
    }
    if (Slip.isWordAt(text, at)) {
      throw Slip.here(start, at + 1, "This is not a number.", "Write text in double quotes.");
    }
    return at;
  }

  /**
   * The value, if a double holds it: the numbers RFC 7493 tells apart. Anything else another reader
   * of the same document would take for a different number, and its digest with it.
   */
  static Optional<Json> exact(String written) {
    if (written.length() > LONGEST) {
      return Optional.empty();
    }
    double nearest = Double.parseDouble(written);
    if (nearest == 0) {
      // Any exponent may stand behind a zero, also one that BigDecimal cannot read.
      int mantissa = Math.max(written.indexOf('e'), written.indexOf('E'));
      String digits = mantissa < 0 ? written : written.substring(0, mantissa);
      boolean zero = digits.chars().allMatch(c -> c == '0' || c == '.' || c == '-');
      return zero ? Optional.of(new Json.Num(BigDecimal.ZERO)) : Optional.empty();
    }
    if (Double.isInfinite(nearest)) {
      return Optional.empty();
    }
    var value = new BigDecimal(written);
    boolean exact = new BigDecimal(Double.toString(nearest)).compareTo(value) == 0;
    return exact ? Optional.of(new Json.Num(value)) : Optional.empty();
  }

  private static int digits(String text, int start, int from, String complaint) throws Slip {
    int at = from;
    while (!digitlessAt(text, at)) {
      at++;
    }
    if (at == from) {
      throw Slip.here(start, Math.max(from, start + 1), complaint, null);
    }
    return at;
  }

  private static boolean digitlessAt(String text, int at) {
    return at >= text.length() || text.charAt(at) < '0' || text.charAt(at) > '9';
  }
}
