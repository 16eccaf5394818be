package dev.libretto.kind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class Rfc3339Test {

  @Test
  void readsWhatTheStandardLibraryReads() {
    assertEquals(LocalDate.of(2024, 2, 29), Rfc3339.date("2024-02-29"));
    assertEquals(LocalTime.of(18, 30, 0, 120_000_000), Rfc3339.time("18:30:00.12"));
    assertEquals(
        OffsetDateTime.parse("2026-03-01T16:30:00.000001Z"),
        Rfc3339.instant("2026-03-01T17:30:00.000001+01:00"));
    assertEquals(
        OffsetDateTime.parse("2026-03-01T17:30:00Z"), Rfc3339.instant("2026-03-01T17:30:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026",
        "2026-3-1",
        "2026-02-30",
        "2026-13-01",
        "0000-01-01",
        "2026-01-00",
        "2026/01/01",
        "12026-01-01",
        "2026-01-01 ",
        "２０２６-01-01"
      })
  void refusesOtherDates(String text) {
    assertNull(Rfc3339.date(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "18:30",
        "24:00:00",
        "18:60:00",
        "18:30:60",
        "18:30:00.",
        "18:30:00.1234567",
        "18:30:00Z",
        "1:30:00"
      })
  void refusesOtherTimes(String text) {
    assertNull(Rfc3339.time(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-03-01",
        "2026-03-01T17:30:00",
        "2026-03-01 17:30:00Z",
        "2026-03-01T17:30Z",
        "2026-03-01t17:30:00z",
        "2026-03-01T17:30:00+0100",
        "2026-03-01T17:30:00+25:00",
        "2026-03-01T17:30:00Z+01:00",
        "2026-02-30T00:00:00Z",
        "0001-01-01T00:00:00+01:00"
      })
  void refusesOtherInstants(String text) {
    assertNull(Rfc3339.instant(text));
  }

  /** The published pattern and the reader agree, but for days that no month has. */
  @Test
  void agreesWithThePublishedForm() {
    var published = Pattern.compile(TextForm.DATE_TIME);
    var random = new Random(11);
    var sample = "2026-03-01T17:30:00.5+01:00";
    for (var round = 0; round < 20_000; round++) {
      var text = new StringBuilder(sample);
      for (var change = random.nextInt(3); change > 0; change--) {
        text.setCharAt(
            random.nextInt(text.length()), "0123456789-+:.TZz ".charAt(random.nextInt(18)));
      }
      var read = Rfc3339.instant(text.toString());
      if (read != null) {
        assertEquals(true, published.matcher(text).matches(), text::toString);
      } else if (published.matcher(text).matches() && !text.toString().startsWith("0000")) {
        assertNotNull(text);
        assertEquals(true, isUnusual(text.toString()), text::toString);
      }
    }
  }

  /** What the pattern lets through and the calendar does not. */
  private static boolean isUnusual(String text) {
    try {
      var parsed = OffsetDateTime.parse(text);
      return Math.abs(parsed.getOffset().getTotalSeconds()) >= 18 * 3600;
    } catch (java.time.DateTimeException _) {
      return true;
    }
  }
}
