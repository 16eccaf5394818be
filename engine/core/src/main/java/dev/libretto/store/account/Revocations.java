package dev.libretto.store.account;

import dev.libretto.store.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells that a sign-in, a token, a key or a right has ended on some engine of the database, or that
 * a plan has changed. The database writes this down itself, whichever statement did it.
 *
 * <p>One looker at a time: what it has seen it remembers until it is too old to be looked at.
 */
public final class Revocations {

  /** What a transaction wrote that took longer to commit than this is found by nobody. */
  private static final Duration LOOKED_AT = Duration.ofSeconds(30);

  private static final String RECENT =
      "SELECT id FROM libretto.revocation WHERE at > clock_timestamp() - make_interval(secs => $1)";

  private static final String SWEEP =
      """
      DELETE FROM libretto.revocation
       WHERE at < clock_timestamp() - 10 * make_interval(secs => $1)
      """;

  private final SqlClient client;
  private volatile Set<Long> seen = Set.of();

  /** Those of a database. */
  public Revocations(Database database) {
    this.client = database.client();
  }

  /** Whether there are any that were not there at the last look. */
  public Future<Boolean> look() {
    return Sql.all(client, RECENT, seconds(), row -> row.getLong("id")).map(this::isNew);
  }

  private boolean isNew(List<Long> recent) {
    var known = seen;
    seen = Set.copyOf(new HashSet<>(recent));
    return !known.containsAll(recent);
  }

  /** Deletes what nobody looks at any more. */
  public Future<Void> sweep() {
    return Sql.run(client, SWEEP, seconds()).mapEmpty();
  }

  private static Tuple seconds() {
    return Tuple.of((double) LOOKED_AT.toSeconds());
  }
}
