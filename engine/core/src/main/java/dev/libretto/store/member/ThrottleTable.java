package dev.libretto.store.member;

import dev.libretto.store.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Duration;
import java.time.Instant;

/** Counts tries for all engines of a database. */
public final class ThrottleTable {

  /**
   * One statement counts and judges, so that tries at the same time are all counted. $2 is now, $3
   * the end of a window that starts now, $4 the limit, $5 the first wait in seconds. Each time the
   * limit is met the wait doubles, up to sixteenfold: nobody can lock somebody else out for good.
   */
  private static final String COUNT =
      """
      INSERT INTO libretto.member_throttle AS t (bucket, tries, level, window_ends)
      VALUES ($1, 1, 0, $3)
      ON CONFLICT (bucket) DO UPDATE SET
        tries = CASE WHEN t.blocked_until > $2 THEN t.tries
                     WHEN t.window_ends <= $2 THEN 1
                     WHEN t.tries >= $4 THEN 0
                     ELSE t.tries + 1 END,
        level = CASE WHEN t.blocked_until > $2 THEN t.level
                     WHEN t.window_ends + interval '1 day' <= $2 THEN 0
                     WHEN t.window_ends > $2 AND t.tries >= $4 THEN least(t.level + 1, 10)
                     ELSE t.level END,
        window_ends = CASE WHEN t.blocked_until > $2 THEN t.window_ends
                           WHEN t.window_ends <= $2 OR t.tries >= $4 THEN $3
                           ELSE t.window_ends END,
        blocked_until = CASE
          WHEN t.blocked_until > $2 THEN t.blocked_until
          WHEN t.window_ends > $2 AND t.tries >= $4
            THEN $2 + make_interval(secs => $5 * power(2, least(t.level, 4))) END
      RETURNING coalesce(ceil(EXTRACT(epoch FROM blocked_until - $2)), 0)::int8 AS wait
      """;

  private static final String SWEEP =
      """
      DELETE FROM libretto.member_throttle
       WHERE window_ends < $1 AND (blocked_until IS NULL OR blocked_until < $1)
      """;

  private final SqlClient client;

  /** The counts in a database. */
  public ThrottleTable(Database database) {
    this.client = database.client();
  }

  /**
   * Counts a try.
   *
   * @param bucket what is counted, as a digest
   * @param limit tries within a window that are let through
   * @param firstWait how long nothing is let through when the limit is met for the first time
   * @return how long to wait; zero when the try may go on
   */
  public Future<Duration> count(
      byte[] bucket, int limit, Duration window, Duration firstWait, Instant now) {
    return Answers.ask(
            client, COUNT, bucket, now, now.plus(window), limit, (double) firstWait.toSeconds())
        .map(rows -> Duration.ofSeconds(rows.iterator().next().getLong("wait")));
  }

  /** Deletes what ended before. */
  public Future<Void> sweep(Instant before) {
    return Answers.ask(client, SWEEP, before).mapEmpty();
  }
}
