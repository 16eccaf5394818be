package dev.libretto.expression;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lengths of time: microseconds as a long, up to ±315,576,000,000 seconds (10,000 years of 365.25
 * days), the range of CEL and of {@code google.protobuf.Duration}. The difference of any two
 * instants of the profile is one.
 */
public final class Durations {

  static final long SECOND = 1_000_000;
  static final long MINUTE = 60 * SECOND;
  static final long HOUR = 60 * MINUTE;
  static final long DAY = 24 * HOUR;

  /** The greatest duration, in microseconds. */
  public static final long GREATEST = 315_576_000_000L * SECOND;

  /** ISO 8601 without months and years, whose length nobody knows. */
  private static final Pattern ISO =
      Pattern.compile(
          "(-?)P(?:([0-9]{1,12})W)?(?:([0-9]{1,12})D)?"
              + "(?:T(?=[0-9])(?:([0-9]{1,12})H)?(?:([0-9]{1,12})M)?"
              + "(?:([0-9]{1,12}(?:\\.[0-9]{1,6})?)S)?)?");

  private static final long[] ISO_UNITS = {7 * DAY, DAY, HOUR, MINUTE, SECOND};

  /** The form of CEL and Go. */
  private static final Pattern GO =
      Pattern.compile("([+-]?)((?:[0-9]{1,18}(?:\\.[0-9]{1,18})?(?:h|ms|us|ns|m|s)){1,12})");

  private static final Pattern GO_PART = Pattern.compile("([0-9.]+)(h|ms|us|ns|m|s)");

  private Durations() {}

  /**
   * Reads {@code PT1H30M}, {@code P2DT12H} or {@code 1h30m}; empty for anything else, for what is
   * finer than a microsecond and for what is out of range.
   */
  public static Optional<Long> parse(String written) {
    if (written.equals("0")) {
      return Optional.of(0L);
    }
    var iso = ISO.matcher(written);
    if (iso.matches()) {
      return written.endsWith("P") ? Optional.empty() : exact(iso.group(1), iso(iso));
    }
    var go = GO.matcher(written);
    return go.matches() ? exact(go.group(1), go(go.group(2))) : Optional.empty();
  }

  private static BigDecimal iso(Matcher iso) {
    var sum = BigDecimal.ZERO;
    for (int i = 0; i < ISO_UNITS.length; i++) {
      var amount = iso.group(i + 2);
      if (amount != null) {
        sum = sum.add(new BigDecimal(amount).multiply(BigDecimal.valueOf(ISO_UNITS[i])));
      }
    }
    return sum;
  }

  private static BigDecimal go(String parts) {
    var sum = BigDecimal.ZERO;
    var part = GO_PART.matcher(parts);
    while (part.find()) {
      var unit =
          switch (part.group(2)) {
            case "h" -> BigDecimal.valueOf(HOUR);
            case "m" -> BigDecimal.valueOf(MINUTE);
            case "s" -> BigDecimal.valueOf(SECOND);
            case "ms" -> BigDecimal.valueOf(1_000);
            case "us" -> BigDecimal.ONE;
            default -> new BigDecimal("0.001");
          };
      sum = sum.add(new BigDecimal(part.group(1)).multiply(unit));
    }
    return sum;
  }

  private static Optional<Long> exact(String sign, BigDecimal micros) {
    if (micros.compareTo(BigDecimal.valueOf(GREATEST)) > 0
        || micros.stripTrailingZeros().scale() > 0) {
      return Optional.empty();
    }
    long value = micros.longValueExact();
    return Optional.of(sign.equals("-") ? -value : value);
  }

  /** In hours, minutes and seconds, each where it is not zero: {@code PT36H}, {@code -PT0.5S}. */
  public static String text(long micros) {
    if (micros == 0) {
      return "PT0S";
    }
    long size = Math.abs(micros);
    var text = new StringBuilder(micros < 0 ? "-PT" : "PT");
    if (size >= HOUR) {
      text.append(size / HOUR).append('H');
    }
    if (size % HOUR >= MINUTE) {
      text.append(size % HOUR / MINUTE).append('M');
    }
    if (size % MINUTE > 0) {
      text.append(Numbers.text(BigDecimal.valueOf(size % MINUTE, 6))).append('S');
    }
    return text.toString();
  }

  static @Nullable Long bounded(long micros) {
    return micros > GREATEST || micros < -GREATEST ? null : micros;
  }

  static @Nullable Long multiply(long one, long other) {
    long high = Math.multiplyHigh(one, other);
    long low = one * other;
    return high == low >> 63 ? bounded(low) : null;
  }

  static @Nullable Instant add(Instant instant, long micros) {
    var sum = instant.plus(micros, ChronoUnit.MICROS);
    return sum.isBefore(Dates.FIRST_INSTANT) || sum.isAfter(Dates.LAST_INSTANT) ? null : sum;
  }
}
