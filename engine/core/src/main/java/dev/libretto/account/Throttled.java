package dev.libretto.account;

import dev.libretto.problem.RequestCode;
import dev.libretto.rows.Refusal;
import java.time.Duration;

/** Refuses an attempt that comes too soon, and says when the next one may come. */
public final class Throttled extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Duration wait;

  /** Refuses for this long. */
  public Throttled(Duration wait) {
    super("too many attempts", null, false, false);
    this.wait = wait;
  }

  /** How long to wait, for the {@code Retry-After} header. */
  public Duration duration() {
    return wait;
  }

  /** The refusal in words. */
  public Refusal refusal() {
    return Refusal.of(
        RequestCode.TOO_MANY_ATTEMPTS,
        "Too many attempts have been made",
        "Try again in " + wait.toSeconds() + " seconds");
  }
}
