package dev.libretto.expression;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the values written in expressions: strictly, in the one form each has. */
final class Literals {

  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern TIME = Pattern.compile("[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,6})?");
  private static final Pattern DATE_TIME =
      Pattern.compile(DATE.pattern() + "T" + TIME.pattern() + "(Z|[+-][0-9]{2}:[0-9]{2})");

  private Literals() {}

  /** The exact value of a decimal as written, unless it has too many digits. */
  static Optional<BigDecimal> decimal(String written) {
    try {
      var value = new BigDecimal(written);
      // Before any digit is shifted: `1e999999999` is short to write and long to write out.
      if (value.signum() == 0) {
        return Optional.of(BigDecimal.ZERO);
      }
      var stripped = value.stripTrailingZeros();
      long magnitude = (long) stripped.precision() - stripped.scale();
      if (magnitude > 30 || stripped.scale() > Numbers.SCALE) {
        return Optional.empty();
      }
      return Optional.of(stripped.scale() < 0 ? stripped.setScale(0) : stripped);
    } catch (ArithmeticException | NumberFormatException _) {
      return Optional.empty();
    }
  }

  /** A date of the years 1 to 9999. */
  static Optional<LocalDate> date(String written) {
    if (!DATE.matcher(written).matches()) {
      return Optional.empty();
    }
    try {
      var date = LocalDate.parse(written);
      return date.getYear() < 1 ? Optional.empty() : Optional.of(date);
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /** A time of day, to the microsecond. */
  static Optional<LocalTime> time(String written) {
    if (!TIME.matcher(written).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalTime.parse(written));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /** An instant of the years 1 to 9999 in UTC, to the microsecond. */
  static Optional<Instant> dateTime(String written) {
    if (!DATE_TIME.matcher(written).matches()) {
      return Optional.empty();
    }
    try {
      var instant = OffsetDateTime.parse(written).toInstant();
      return instant.isBefore(Dates.FIRST_INSTANT) || instant.isAfter(Dates.LAST_INSTANT)
          ? Optional.empty()
          : Optional.of(instant);
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
