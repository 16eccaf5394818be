package dev.libretto.kind;

import dev.libretto.json.JsonBytes;
import java.time.LocalDate;
import java.time.LocalTime;

/** Writes dates and times digit by digit: a formatter would cost more than the rest of a row. */
final class ClockText {

  private ClockText() {}

  static void date(LocalDate date, JsonBytes out) {
    var year = date.getYear();
    if (year < 0 || year > 9999) {
      out.raw(date.toString());
      return;
    }
    out.twoDigits(year / 100);
    out.twoDigits(year % 100);
    out.raw('-');
    out.twoDigits(date.getMonthValue());
    out.raw('-');
    out.twoDigits(date.getDayOfMonth());
  }

  static void time(LocalTime time, JsonBytes out) {
    out.twoDigits(time.getHour());
    out.raw(':');
    out.twoDigits(time.getMinute());
    out.raw(':');
    out.twoDigits(time.getSecond());
    var micros = time.getNano() / 1_000;
    if (micros != 0) {
      out.raw('.');
      var digits = Integer.toString(1_000_000 + micros);
      var end = digits.length();
      while (digits.charAt(end - 1) == '0') {
        end--;
      }
      out.raw(digits.substring(1, end));
    }
  }
}
