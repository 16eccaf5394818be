package dev.libretto.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libretto.json.Json;
import dev.libretto.json.JsonBytes;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Exact decimals within bounds. They travel as strings, which JSON Schema's bounds do not concern;
 * a number is taken too, exact as written, because many clients send one.
 *
 * @param scale how many digits after the point are kept
 */
record ExactNumbers(int scale, @Nullable BigDecimal minimum, @Nullable BigDecimal maximum) {

  private static final Pattern FORM = Pattern.compile("[+-]?\\d{1,60}(\\.\\d{1,60})?");

  /** Digits before the point that a decimal or money column and an expression can hold. */
  private static final int WHOLE_DIGITS = 26;

  private static final int MOST_WHOLE_DIGITS_READ = 30;
  private static final int MOST_SCALE_READ = 60;

  static Map<String, Json> schema() {
    return new Keywords()
        .json("type", new Json.Arr(List.of(Json.of("string"), Json.of("number"))))
        .members();
  }

  static Optional<Object> read(JsonNode node) {
    @Nullable BigDecimal exact = null;
    if (node.isNumber()) {
      exact = node.decimalValue();
    } else if (node.isTextual() && FORM.matcher(node.textValue()).matches()) {
      exact = new BigDecimal(node.textValue());
    }
    return exact == null
            || exact.precision() - exact.scale() > MOST_WHOLE_DIGITS_READ
            || exact.scale() > MOST_SCALE_READ
        ? Optional.empty()
        : Optional.of(exact);
  }

  static Optional<Object> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
  }

  /** With the digits its column keeps. */
  static void write(Object value, JsonBytes out) {
    out.raw('"');
    out.raw(exact(value).toPlainString());
    out.raw('"');
  }

  /** The driver has a number class of its own, which says what it is as text. */
  static BigDecimal exact(Object value) {
    return value instanceof BigDecimal exact ? exact : new BigDecimal(value.toString());
  }

  Optional<String> fault(Object value) {
    var number = (BigDecimal) value;
    if (number.stripTrailingZeros().scale() > scale) {
      return Optional.of(
          scale == 0
              ? "It must be a whole number"
              : "At most " + scale + " digits after the point are kept");
    }
    if (minimum != null && number.compareTo(minimum) < 0) {
      return Optional.of("The least allowed is " + minimum.toPlainString());
    }
    return maximum != null && number.compareTo(maximum) > 0
        ? Optional.of("The most allowed is " + maximum.toPlainString())
        : Optional.empty();
  }

  Optional<String> misfit(Json value) {
    var number = number(value);
    if (number == null) {
      return Optional.of("it is not a decimal number");
    }
    return digitsMisfit(number).or(() -> Misfits.outside(number, minimum, maximum));
  }

  private Optional<String> digitsMisfit(BigDecimal number) {
    var plain = number.stripTrailingZeros();
    if (plain.scale() > scale) {
      return Optional.of(
          "it has more than " + Misfits.counted(scale, "digit") + " after the point");
    }
    return plain.precision() - plain.scale() > WHOLE_DIGITS
        ? Optional.of("it has more than " + WHOLE_DIGITS + " digits before the point")
        : Optional.empty();
  }

  private static @Nullable BigDecimal number(Json value) {
    if (value instanceof Json.Num(BigDecimal number)) {
      return number;
    }
    return value instanceof Json.Str(String digits) ? new BigDecimal(digits) : null;
  }

  Map<String, String> unfitBounds() {
    var unfit = new LinkedHashMap<String, String>();
    if (minimum != null) {
      digitsMisfit(minimum).ifPresent(reason -> unfit.put("minimum", reason));
    }
    if (maximum != null) {
      digitsMisfit(maximum).ifPresent(reason -> unfit.put("maximum", reason));
    }
    return unfit;
  }

  Map<String, Bound> bounds() {
    var bounds = new LinkedHashMap<String, Bound>();
    if (minimum != null) {
      bounds.put("minimum", new Bound.Minimum(minimum));
    }
    if (maximum != null) {
      bounds.put("maximum", new Bound.Maximum(maximum));
    }
    return bounds;
  }

  Keywords pageKeywords(Keywords before) {
    return before.number("scale", scale).digits("minimum", minimum).digits("maximum", maximum);
  }
}
