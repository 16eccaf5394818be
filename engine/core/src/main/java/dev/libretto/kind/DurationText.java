package dev.libretto.kind;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lengths of time as text: the time-based form of ISO 8601, {@code PT1H30M}, within ±(2⁵³−1)
 * microseconds, about 285 years. Days are left out, because not all of them have 24 hours.
 */
public final class DurationText {

  private static final Pattern FORM =
      Pattern.compile("(-?)PT(?:(\\d{1,10})H)?(?:(\\d{1,12})M)?(?:(\\d{1,14}(?:\\.\\d{1,6})?)S)?");

  private static final long LARGEST = (1L << 53) - 1;
  private static final long MICROS_A_SECOND = 1_000_000;
  private static final long MICROS_A_MINUTE = 60 * MICROS_A_SECOND;
  private static final long MICROS_AN_HOUR = 60 * MICROS_A_MINUTE;

  private DurationText() {}

  /** The microseconds, or nothing when the text is not of the form. */
  public static Optional<Long> micros(String text) {
    var parts = FORM.matcher(text);
    if (!parts.matches() || text.endsWith("T")) {
      return Optional.empty();
    }
    var sum =
        part(parts, 2, MICROS_AN_HOUR)
            .add(part(parts, 3, MICROS_A_MINUTE))
            .add(part(parts, 4, MICROS_A_SECOND));
    if (sum.compareTo(BigDecimal.valueOf(LARGEST)) > 0) {
      return Optional.empty();
    }
    return Optional.of(parts.group(1).isEmpty() ? sum.longValueExact() : -sum.longValueExact());
  }

  private static BigDecimal part(Matcher parts, int group, long unit) {
    @Nullable String digits = parts.group(group);
    return digits == null
        ? BigDecimal.ZERO
        : new BigDecimal(digits).multiply(BigDecimal.valueOf(unit));
  }

  /** The one text of so many microseconds: minutes and seconds below 60, and no part that is 0. */
  public static String of(long micros) {
    if (micros == 0) {
      return "PT0S";
    }
    var text = new StringBuilder(micros < 0 ? "-PT" : "PT");
    var rest = Math.abs(micros);
    if (rest >= MICROS_AN_HOUR) {
      text.append(rest / MICROS_AN_HOUR).append('H');
      rest %= MICROS_AN_HOUR;
    }
    if (rest >= MICROS_A_MINUTE) {
      text.append(rest / MICROS_A_MINUTE).append('M');
      rest %= MICROS_A_MINUTE;
    }
    if (rest > 0) {
      text.append(BigDecimal.valueOf(rest, 6).stripTrailingZeros().toPlainString()).append('S');
    }
    return text.toString();
  }
}
