package dev.libretto.publish.migrate;

import dev.libretto.store.PublishSession;
import dev.libretto.store.StoreFailure;
import java.time.Duration;
import java.util.List;

/**
 * Performs statements that need a table for themselves for a moment. While one waits for a lock,
 * later requests queue up behind it, so it waits shortly, steps aside, and tries again.
 */
final class Patiently {

  private final PublishSession session;
  private final List<Duration> waits;

  /**
   * Performs by a session.
   *
   * @param waits how long each attempt waits for a lock, and how long it then steps aside
   */
  Patiently(PublishSession session, List<Duration> waits) {
    this.session = session;
    this.waits = List.copyOf(waits);
  }

  /** Performs it wholly, or answers false when requests were in the way all the time. */
  boolean perform(String statement) throws StoreFailure {
    for (var wait : waits) {
      try {
        if (statement.contains(" CONCURRENTLY ")) {
          session.run(statement).await();
        } else {
          session.transaction(statement, wait).await();
        }
        return true;
      } catch (Exception failure) {
        giveUpUnlessBusy(failure);
        Pause.of(wait);
      }
    }
    return false;
  }

  private static void giveUpUnlessBusy(Exception failure) throws StoreFailure {
    if (failure instanceof StoreFailure refused) {
      if (refused.kind() != StoreFailure.Kind.CONFLICT) {
        throw refused;
      }
    } else {
      throw failure instanceof RuntimeException bug ? bug : new IllegalStateException(failure);
    }
  }
}
