package dev.libretto.publish;

import java.time.Duration;
import java.util.List;

/**
 * How long publishing waits for requests that hold the tables it has to change. While it waits for
 * a lock, later requests queue up behind it, so it asks for short times, and steps aside in
 * between.
 *
 * @param waits how long each attempt waits for a lock, and how long it then steps aside
 */
record Patience(List<Duration> waits) {

  /** About ten seconds altogether. */
  static final Patience ORDINARY =
      new Patience(
          List.of(
              Duration.ofMillis(200),
              Duration.ofMillis(400),
              Duration.ofMillis(800),
              Duration.ofMillis(1_600),
              Duration.ofMillis(3_000)));

  Patience {
    waits = List.copyOf(waits);
  }

  /** Steps aside. An interrupt ends the pause and stays set. */
  static void stepAside(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
