package dev.libretto.publish.migrate;

import java.time.Duration;

/**
 * Steps aside for requests. The pause is the purpose: what stands in the way is in the lock queues
 * of another process, PostgreSQL, which tells nobody when they are empty, and waiting there is what
 * would hold up the requests behind. It costs a virtual thread, nothing else.
 */
final class Pause {

  private Pause() {}

  /** An interrupt ends the pause and stays set. */
  static void of(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
