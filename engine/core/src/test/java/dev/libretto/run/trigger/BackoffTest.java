package dev.libretto.run.trigger;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class BackoffTest {

  private final SplittableRandom random = new SplittableRandom(7);

  @Test
  void doublesUpToTwoHours() {
    for (int attempt = 1; attempt < 40; attempt++) {
      var usual = Math.min(30_000L << Math.min(attempt - 1, 20), 7_200_000L);

      var wait = Backoff.after(attempt, random).toMillis();

      assertTrue(wait >= usual * 4 / 5 && wait <= usual * 6 / 5, attempt + ": " + wait);
    }
  }

  @Test
  void spreadsWhatFailedTogether() {
    var waits = new HashSet<Duration>();
    for (int i = 0; i < 50; i++) {
      waits.add(Backoff.after(3, random));
    }

    assertTrue(waits.size() > 40, waits::toString);
  }
}
