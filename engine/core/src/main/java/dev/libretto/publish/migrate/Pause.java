package dev.libretto.publish.migrate;

import java.time.Duration;

/** Steps aside for requests. */
public final class Pause {

  private Pause() {}

  /** An interrupt ends the pause and stays set. */
  public static void of(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
