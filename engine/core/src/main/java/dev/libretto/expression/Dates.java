package dev.libretto.expression;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The calendar of the profile: the years 1 to 9999, proleptic Gregorian, microseconds. */
final class Dates {

  static final LocalDate FIRST = LocalDate.of(1, 1, 1);
  static final LocalDate LAST = LocalDate.of(9999, 12, 31);
  static final Instant FIRST_INSTANT = FIRST.atStartOfDay(ZoneOffset.UTC).toInstant();
  static final Instant LAST_INSTANT =
      LAST.atTime(LocalTime.MAX).truncatedTo(ChronoUnit.MICROS).toInstant(ZoneOffset.UTC);

  private Dates() {}

  static @Nullable LocalDate addDays(LocalDate date, long days) {
    return days < ChronoUnit.DAYS.between(date, FIRST) || days > ChronoUnit.DAYS.between(date, LAST)
        ? null
        : date.plusDays(days);
  }

  /** With as many digits of a second as are needed. */
  static String text(LocalTime time) {
    var seconds = "%02d:%02d:%02d".formatted(time.getHour(), time.getMinute(), time.getSecond());
    int micros = time.getNano() / 1000;
    return micros == 0 ? seconds : seconds + stripped(".%06d".formatted(micros));
  }

  /** In UTC, with as many digits of a second as are needed. */
  static String text(Instant instant) {
    var utc = instant.atOffset(ZoneOffset.UTC);
    return utc.toLocalDate() + "T" + text(utc.toLocalTime()) + "Z";
  }

  private static String stripped(String fraction) {
    int end = fraction.length();
    while (fraction.charAt(end - 1) == '0') {
      end--;
    }
    return fraction.substring(0, end);
  }
}
