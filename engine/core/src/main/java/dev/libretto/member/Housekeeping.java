package dev.libretto.member;

import io.vertx.core.Future;

/** Deletes what has ended long ago. */
public final class Housekeeping {

  private final SignIns signIns;
  private final Sessions sessions;
  private final Throttle throttle;

  /** Keeps these in order. */
  public Housekeeping(SignIns signIns, Sessions sessions, Throttle throttle) {
    this.signIns = signIns;
    this.sessions = sessions;
    this.throttle = throttle;
  }

  /** Once; the caller decides how often. */
  public Future<Void> sweep() {
    return signIns.sweep().compose(_ -> sessions.sweep()).compose(_ -> throttle.sweep());
  }
}
