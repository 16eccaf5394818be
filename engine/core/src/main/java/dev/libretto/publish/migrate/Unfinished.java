package dev.libretto.publish.migrate;

import dev.libretto.program.AppId;
import dev.libretto.store.PublishSession;
import dev.libretto.store.StoreFailure;
import java.time.Duration;
import java.util.List;

/**
 * Performs what is written down as still to be done: the steps back of a publication that came to
 * nothing, or the confirmations after one that did. Each can be performed twice.
 */
final class Unfinished {

  private Unfinished() {}

  /**
   * Performs it, by someone who has the app for themselves.
   *
   * @param waits how long to wait for requests that hold the tables, each time it is tried
   * @return false when requests held them for all that time; the rest is still written down
   */
  static boolean finish(PublishSession session, AppId app, List<Duration> waits)
      throws StoreFailure {
    var patiently = new Patiently(session, waits);
    for (var one : session.unfinished(app).await()) {
      if (!patiently.perform(one.statement())) {
        return false;
      }
      session.finished(app, one).await();
    }
    return true;
  }
}
