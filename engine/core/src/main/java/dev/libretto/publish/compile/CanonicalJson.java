package dev.libretto.publish.compile;

import dev.libretto.json.Json;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/**
 * JSON in the one form of RFC 8785 (JCS): no white space, members sorted by the UTF-16 units of
 * their keys, strings with the fewest escapes, numbers as ECMAScript writes the nearest double.
 */
public final class CanonicalJson {

  private final StringBuilder out = new StringBuilder();

  private CanonicalJson() {}

  /** The canonical text of a value. */
  public static String of(Json json) {
    var canonical = new CanonicalJson();
    canonical.write(json);
    return canonical.out.toString();
  }

  private void write(Json json) {
    switch (json) {
      case Json.Null _ -> out.append("null");
      case Json.Bool bool -> out.append(bool.value());
      case Json.Num number -> out.append(number(number.value()));
      case Json.Str string -> write(string.value());
      case Json.Arr array -> write(array);
      case Json.Obj object -> write(object);
    }
  }

  private void write(Json.Arr array) {
    out.append('[');
    for (Iterator<Json> items = array.items().iterator(); items.hasNext(); ) {
      write(items.next());
      out.append(items.hasNext() ? "," : "");
    }
    out.append(']');
  }

  private void write(Json.Obj object) {
    out.append('{');
    // String's natural order is that of UTF-16 units, as RFC 8785 section 3.2.3 asks.
    var sorted = new TreeMap<>(object.members()).entrySet().iterator();
    while (sorted.hasNext()) {
      Map.Entry<String, Json> member = sorted.next();
      write(member.getKey());
      out.append(':');
      write(member.getValue());
      out.append(sorted.hasNext() ? "," : "");
    }
    out.append('}');
  }

  private void write(String string) {
    out.append('"');
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> out.append(c < ' ' ? String.format("\\u%04x", (int) c) : c);
      }
    }
    out.append('"');
  }

  /** A number as ECMAScript's Number::toString writes the nearest double. */
  static String number(BigDecimal value) {
    double nearest = value.doubleValue();
    if (!Double.isFinite(nearest)) {
      throw new IllegalArgumentException("RFC 8785 knows finite doubles only: " + value);
    }
    if (nearest == 0) {
      return "0";
    }
    BigDecimal shortest = shortest(Math.abs(nearest));
    String digits = shortest.unscaledValue().toString();
    int point = digits.length() - shortest.scale();
    return (nearest < 0 ? "-" : "") + positional(digits, point);
  }

  /**
   * The shortest decimal that reads back as the double. Since JDK 19 Double.toString gives it, but
   * of two digits at least; ECMAScript makes do with one where that reads back too.
   */
  private static BigDecimal shortest(double positive) {
    BigDecimal digits = new BigDecimal(Double.toString(positive)).stripTrailingZeros();
    BigDecimal oneDigit = digits.round(new MathContext(1));
    boolean enough = digits.precision() == 2 && oneDigit.doubleValue() == positive;
    return enough ? oneDigit.stripTrailingZeros() : digits;
  }

  /** Digits d₁d₂… meaning 0.d₁d₂… × 10^point. */
  private static String positional(String digits, int point) {
    int count = digits.length();
    if (count <= point && point <= 21) {
      return digits + "0".repeat(point - count);
    }
    if (0 < point && point <= 21) {
      return digits.substring(0, point) + "." + digits.substring(point);
    }
    if (-6 < point && point <= 0) {
      return "0." + "0".repeat(-point) + digits;
    }
    int exponent = point - 1;
    String mantissa = count == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
    return mantissa + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
  }
}
