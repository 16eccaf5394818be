package dev.libretto.member;

import dev.libretto.problem.RequestCode;
import dev.libretto.program.AppId;
import dev.libretto.rows.Refusal;
import dev.libretto.store.Sha256;
import dev.libretto.store.member.ThrottleTable;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Slows down who tries too often, for longer each time. It counts the same whether or not an
 * address is a member's, so that it gives nobody away.
 */
public final class Throttle {

  private static final Duration WINDOW = Duration.ofMinutes(15);

  private enum Limit {
    /** Links to one address: the inbox is somebody's. */
    ADDRESS(5, Duration.ofMinutes(5)),
    /** Links from one app: its definition may be anybody's. */
    APP(300, Duration.ofMinutes(1)),
    /** Links asked for by one client. */
    CLIENT(30, Duration.ofMinutes(1)),
    /** Codes and tokens tried by one client. */
    TRY(60, Duration.ofMinutes(1));

    private final int tries;
    private final Duration firstWait;

    Limit(int tries, Duration firstWait) {
      this.tries = tries;
      this.firstWait = firstWait;
    }
  }

  private final ThrottleTable table;
  private final InstantSource clock;

  /** Counts in this table. */
  public Throttle(ThrottleTable table, InstantSource clock) {
    this.table = table;
    this.clock = clock;
  }

  /** Lets a request for a mail through, or fails with a refusal that says how long to wait. */
  Future<Void> mail(AppId app, EmailAddress address, String client) {
    return pass(Limit.CLIENT, client)
        .compose(_ -> pass(Limit.ADDRESS, app + "\n" + address))
        .compose(_ -> pass(Limit.APP, app.toString()));
  }

  /** Lets a try to sign in through, or fails with a refusal. */
  Future<Void> attempt(String client) {
    return pass(Limit.TRY, client);
  }

  private Future<Void> pass(Limit limit, String who) {
    return table
        .count(Sha256.of(limit + "\n" + who), limit.tries, WINDOW, limit.firstWait, clock.instant())
        .compose(
            wait -> wait.isZero() ? Future.succeededFuture() : Future.failedFuture(refused(wait)));
  }

  private static RuntimeException refused(Duration wait) {
    return new Refusal(
            RequestCode.TOO_MANY_TRIES,
            "There have been too many tries",
            Long.toString(wait.toSeconds()),
            "Try again in " + words(wait),
            java.util.List.of())
        .thrown();
  }

  private static String words(Duration wait) {
    var minutes = (wait.toSeconds() + 59) / 60;
    return minutes <= 1 ? "a minute" : minutes + " minutes";
  }

  /** Deletes what is over. */
  public Future<Void> sweep() {
    return table.sweep(clock.instant().minus(Duration.ofDays(2)));
  }
}
