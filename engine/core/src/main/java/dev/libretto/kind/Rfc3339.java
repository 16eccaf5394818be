package dev.libretto.kind;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates, times and instants in exactly the forms of RFC 3339 that the engine promises: years
 * 0001 to 9999, seconds written out, at most six digits behind them. By hand, because every row
 * that is written brings some and a formatter costs more than the rest of its validation.
 */
final class Rfc3339 {

  private static final int DATE_LENGTH = 10;
  private static final int TIME_LENGTH = 8;
  private static final int MOST_FRACTION_DIGITS = 6;

  private Rfc3339() {}

  /** {@code 2026-03-01}, or null. */
  static @Nullable LocalDate date(String text) {
    return text.length() == DATE_LENGTH ? dateAt(text) : null;
  }

  private static @Nullable LocalDate dateAt(String text) {
    if (text.charAt(4) != '-' || text.charAt(7) != '-') {
      return null;
    }
    var high = digits(text, 0);
    var low = digits(text, 2);
    var month = digits(text, 5);
    var day = digits(text, 8);
    var year = high * 100 + low;
    if (high < 0 || low < 0 || year == 0 || month < 1 || month > 12 || day < 1) {
      return null;
    }
    try {
      return LocalDate.of(year, month, day);
    } catch (DateTimeException _) {
      return null; // The month has no such day.
    }
  }

  /** {@code 18:30:00}, perhaps with a fraction, or null. */
  static @Nullable LocalTime time(String text) {
    return timeIn(text, 0, text.length());
  }

  private static @Nullable LocalTime timeIn(String text, int start, int end) {
    var length = end - start;
    if (length < TIME_LENGTH || text.charAt(start + 2) != ':' || text.charAt(start + 5) != ':') {
      return null;
    }
    var hour = digits(text, start);
    var minute = digits(text, start + 3);
    var second = digits(text, start + 6);
    var nanos = length == TIME_LENGTH ? 0 : fraction(text, start + TIME_LENGTH, end);
    return hour < 0
            || hour > 23
            || minute < 0
            || minute > 59
            || second < 0
            || second > 59
            || nanos < 0
        ? null
        : LocalTime.of(hour, minute, second, nanos);
  }

  /** {@code 2026-03-01T17:30:00Z} or with an offset such as {@code +01:00}, in UTC; or null. */
  static @Nullable OffsetDateTime instant(String text) {
    if (text.length() < DATE_LENGTH + 1 + TIME_LENGTH + 1 || text.charAt(DATE_LENGTH) != 'T') {
      return null;
    }
    var date = dateAt(text);
    var zone = text.endsWith("Z") ? text.length() - 1 : text.length() - 6;
    var offset = text.endsWith("Z") ? ZoneOffset.UTC : offset(text, zone);
    if (date == null || offset == null || zone <= DATE_LENGTH) {
      return null;
    }
    var time = timeIn(text, DATE_LENGTH + 1, zone);
    if (time == null) {
      return null;
    }
    var utc = OffsetDateTime.of(date, time, offset).withOffsetSameInstant(ZoneOffset.UTC);
    // An offset can move the first and the last day out of the years that can be written.
    return utc.getYear() < 1 || utc.getYear() > 9999 ? null : utc;
  }

  private static @Nullable ZoneOffset offset(String text, int at) {
    var sign = text.charAt(at);
    var hours = digits(text, at + 1);
    var minutes = digits(text, at + 4);
    if ((sign != '+' && sign != '-')
        || text.charAt(at + 3) != ':'
        || hours < 0
        || hours > 17
        || minutes < 0
        || minutes > 59) {
      return null;
    }
    var seconds = (hours * 60 + minutes) * 60;
    return ZoneOffset.ofTotalSeconds(sign == '-' ? -seconds : seconds);
  }

  /** Nanoseconds of a point and one to six digits, or a negative number. */
  private static int fraction(String text, int start, int end) {
    var count = end - start - 1;
    if (text.charAt(start) != '.' || count < 1 || count > MOST_FRACTION_DIGITS) {
      return -1;
    }
    var nanos = 0;
    for (var index = start + 1; index < end; index++) {
      var digit = text.charAt(index) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      nanos = nanos * 10 + digit;
    }
    for (var missing = 9 - count; missing > 0; missing--) {
      nanos *= 10;
    }
    return nanos;
  }

  /** Two digits as a number, or a negative one. */
  private static int digits(String text, int at) {
    var tens = text.charAt(at) - '0';
    var ones = text.charAt(at + 1) - '0';
    return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
  }
}
