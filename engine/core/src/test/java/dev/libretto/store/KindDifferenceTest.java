package dev.libretto.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.testkit.fuzz.MadeUp;
import java.util.HashSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * JVM and PostgreSQL answer made-up rules and computed fields alike that speak of money, durations,
 * points, vectors, numbers, members, related rows, and of what lookups and rollups make of these.
 */
final class KindDifferenceTest {

  private static final MadeUp MADE_UP = MadeUp.asAsked("kinds and related rows", 150);

  @Test
  @Timeout(value = 6, unit = TimeUnit.HOURS)
  void isNone() {
    var started = System.nanoTime();
    var kinds = new HashSet<String>();
    try (var questions = new KindQuestions(MADE_UP.seed())) {
      for (int made = 0; made < MADE_UP.count(); made++) {
        var asked = questions.ask();
        assertEquals(asked.expected(), asked.answered(), asked.text());
        kinds.addAll(asked.kinds());
      }
    }
    MADE_UP.print(MADE_UP.count(), started);

    var missing =
        KindFields.all().stream()
            .map(KindFields.KindField::kind)
            .filter(kind -> !kinds.contains(kind))
            .collect(Collectors.toSet());
    // A few expressions cannot speak of everything.
    assertTrue(MADE_UP.count() < 150 || missing.isEmpty(), () -> "not spoken of: " + missing);
  }
}
