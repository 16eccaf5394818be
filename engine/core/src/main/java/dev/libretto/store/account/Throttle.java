package dev.libretto.store.account;

import dev.libretto.store.Database;
import dev.libretto.store.OpaqueToken;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Slows down who guesses, over all engines of a database. An attempt is counted before it is made,
 * so that attempts sent at once are not all free; one that succeeds is taken back. After {@code
 * free} attempts each further one doubles the wait, up to an hour. A key that rests a day is new.
 */
public final class Throttle {

  /** Nothing comes back where the key is blocked. */
  private static final String COUNT =
      """
      INSERT INTO libretto.throttle AS t (key_hash, failures, last_at, blocked_until)
      VALUES ($1, 1, $3, NULL)
      ON CONFLICT (key_hash) DO UPDATE SET
        failures = CASE WHEN t.last_at < $3::timestamptz - interval '1 day' THEN 1
                        ELSE t.failures + 1 END,
        last_at = $3,
        blocked_until = CASE
          WHEN t.last_at < $3::timestamptz - interval '1 day' OR t.failures + 1 < $2 THEN NULL
          ELSE $3::timestamptz + least(interval '1 hour',
            interval '5 seconds' * power(2, least(t.failures + 1 - $2, 12)::float8)) END
      WHERE t.blocked_until IS NULL OR t.blocked_until <= $3
      RETURNING failures
      """;

  private static final String BLOCKED =
      """
      SELECT ceil(extract(epoch FROM blocked_until - $2::timestamptz))::int8 AS seconds
        FROM libretto.throttle WHERE key_hash = $1
      """;

  private static final String FORGET = "DELETE FROM libretto.throttle WHERE key_hash = $1";

  private static final String TAKE_BACK =
      """
      UPDATE libretto.throttle
         SET failures = greatest(failures - 1, 0),
             blocked_until = CASE WHEN failures - 1 >= $2 THEN blocked_until END
       WHERE key_hash = $1
      """;

  private static final String SWEEP =
      "DELETE FROM libretto.throttle WHERE last_at < $1::timestamptz - interval '1 day'";

  private final SqlClient client;
  private final InstantSource clock;

  /** The counts of a database. */
  public Throttle(Database database, InstantSource clock) {
    this.client = database.client();
    this.clock = clock;
  }

  /**
   * Counts an attempt.
   *
   * @param key what is counted, such as {@code builder-name:ada}; kept as a digest
   * @param free how many attempts cost no wait
   * @return how long to wait when the attempt must not be made; empty when it may
   */
  public Future<Optional<Duration>> attempt(String key, int free) {
    var hash = OpaqueToken.hash(key);
    return Sql.run(client, COUNT, Tuple.of(hash, free, Sql.at(clock.instant())))
        .compose(
            rows -> rows.size() > 0 ? Future.succeededFuture(Optional.empty()) : blocked(hash));
  }

  private Future<Optional<Duration>> blocked(Buffer hash) {
    return Sql.one(
        client,
        BLOCKED,
        Tuple.of(hash, Sql.at(clock.instant())),
        row -> {
          var seconds = row.getLong("seconds");
          return Duration.ofSeconds(seconds == null ? 1 : Math.max(1, seconds));
        });
  }

  /** Forgets a key, after a success that proves who it is. */
  public Future<Void> forget(String key) {
    return Sql.run(client, FORGET, Tuple.of(OpaqueToken.hash(key))).mapEmpty();
  }

  /** Takes one attempt back, for a key that a single success does not prove innocent. */
  public Future<Void> takeBack(String key, int free) {
    return Sql.run(client, TAKE_BACK, Tuple.of(OpaqueToken.hash(key), free)).mapEmpty();
  }

  /** Forgets keys that have rested. */
  public Future<Void> sweep() {
    return Sql.run(client, SWEEP, Tuple.of(Sql.at(clock.instant()))).mapEmpty();
  }
}
