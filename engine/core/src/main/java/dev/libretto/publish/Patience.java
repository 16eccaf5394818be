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

  /**
   * About seven seconds altogether. None is as long as PostgreSQL lets a deadlock last (one
   * second): where a request and a publication wait for each other, it is the publication that
   * steps aside.
   */
  static final Patience ORDINARY =
      new Patience(
          List.of(
              Duration.ofMillis(200),
              Duration.ofMillis(400),
              Duration.ofMillis(800),
              Duration.ofMillis(800),
              Duration.ofMillis(800),
              Duration.ofMillis(800)));

  Patience {
    waits = List.copyOf(waits);
  }
}
