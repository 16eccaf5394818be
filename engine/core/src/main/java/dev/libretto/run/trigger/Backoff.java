package dev.libretto.run.trigger;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait after an attempt has failed: twice as long each time, and never quite alike. */
final class Backoff {

  /** With these waits, about eight hours from the first to the last. */
  static final int MOST_ATTEMPTS = 12;

  private static final Duration FIRST = Duration.ofSeconds(30);
  private static final Duration LONGEST = Duration.ofHours(2);

  private Backoff() {}

  /**
   * The wait.
   *
   * @param attempt the number of the attempt that failed, from 1
   * @param random spreads what failed together by a fifth either way
   */
  static Duration after(int attempt, RandomGenerator random) {
    var doubled = FIRST.toMillis() << Math.min(attempt - 1, 20);
    var wait = Math.min(doubled, LONGEST.toMillis());
    return Duration.ofMillis(wait * 4 / 5 + random.nextLong(wait * 2 / 5 + 1));
  }
}
