package dev.libretto.store;

import dev.libretto.problem.EnvironmentCode;
import dev.libretto.problem.EnvironmentFailure;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Brings the platform schema up to date inside the transaction of one connection. */
final class PlatformUpgrade {

  private static final String FUNCTIONS = "functions.sql";

  /** Engines that start together wait for each other here until the transaction ends. */
  private static final String LOCK =
      "SELECT pg_advisory_xact_lock(hashtextextended('libretto.platform', 0))";

  private static final String BOOTSTRAP =
      """
      CREATE SCHEMA IF NOT EXISTS libretto;
      CREATE TABLE IF NOT EXISTS libretto.migration (
        number int4 PRIMARY KEY,
        name text NOT NULL,
        checksum text NOT NULL,
        applied_at timestamptz(6) NOT NULL DEFAULT now()
      );
      CREATE TABLE IF NOT EXISTS libretto.repeatable (
        name text PRIMARY KEY,
        checksum text NOT NULL,
        applied_at timestamptz(6) NOT NULL DEFAULT now()
      );
      """;

  private static final String APPLIED =
      "SELECT number, name, checksum FROM libretto.migration ORDER BY number";

  private static final String REMEMBER =
      "INSERT INTO libretto.migration (number, name, checksum) VALUES ($1, $2, $3)";

  private static final String REPEATED = "SELECT checksum FROM libretto.repeatable WHERE name = $1";

  private static final String REMEMBER_REPEATED =
      """
      INSERT INTO libretto.repeatable (name, checksum) VALUES ($1, $2)
      ON CONFLICT (name) DO UPDATE SET checksum = excluded.checksum, applied_at = now()
      """;

  private static final String EXECUTABLE_BY_APPS =
      "GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA libretto TO PUBLIC";

  private final SqlConnection connection;
  private final List<PlatformMigration> known;

  PlatformUpgrade(SqlConnection connection, List<PlatformMigration> known) {
    this.connection = connection;
    this.known = List.copyOf(known);
  }

  Future<Integer> run() {
    return connection
        .query(Database.NO_TIMEOUT)
        .execute()
        .compose(patient -> connection.query(LOCK).execute())
        .compose(locked -> connection.query("SET LOCAL client_min_messages = warning").execute())
        .compose(quiet -> connection.query(BOOTSTRAP).execute())
        .compose(ready -> connection.query(APPLIED).execute())
        .compose(this::upgrade);
  }

  private Future<Integer> upgrade(RowSet<Row> rows) {
    var applied = new TreeMap<Integer, Row>();
    rows.forEach(row -> applied.put(row.getInteger("number"), row));
    var conflict = conflict(applied);
    if (conflict.isPresent()) {
      return Future.failedFuture(conflict.get());
    }
    var missing = new ArrayList<>(known);
    missing.removeIf(migration -> applied.containsKey(migration.number()));
    Future<Void> done = Future.succeededFuture();
    for (var migration : missing) {
      done = done.compose(before -> apply(migration));
    }
    return done.compose(before -> functions()).map(after -> missing.size());
  }

  private Optional<EnvironmentFailure> conflict(Map<Integer, Row> applied) {
    for (var row : applied.values()) {
      var name = row.getString("name");
      var same = known.stream().filter(m -> m.number() == row.getInteger("number")).findFirst();
      if (same.isEmpty()) {
        return Optional.of(
            new EnvironmentFailure(
                EnvironmentCode.PLATFORM_NEWER,
                "The database has migration `" + name + "`, which this engine does not know",
                "Start the newer engine that last used this database"));
      }
      if (!same.get().checksum().equals(row.getString("checksum"))) {
        return Optional.of(
            new EnvironmentFailure(
                EnvironmentCode.PLATFORM_CHANGED,
                "Migration `" + name + "` is not the text that was applied to this database",
                "Use a released engine; a migration is never edited after its release"));
      }
    }
    return Optional.empty();
  }

  private Future<Void> apply(PlatformMigration migration) {
    return connection
        .query(migration.sql())
        .execute()
        .compose(applied ->
            connection
                .preparedQuery(REMEMBER)
                .execute(Tuple.of(migration.number(), migration.name(), migration.checksum())))
        .mapEmpty();
  }

  /** Functions carry no state, so their text is simply applied again whenever it is another. */
  private Future<Void> functions() {
    var sql = PlatformMigration.resource(FUNCTIONS);
    var checksum = Sha256.hex(sql);
    return connection
        .preparedQuery(REPEATED)
        .execute(Tuple.of(FUNCTIONS))
        .compose(rows -> {
          if (rows.size() == 1 && checksum.equals(rows.iterator().next().getString(0))) {
            return Future.succeededFuture();
          }
          return connection
              .query(sql)
              .execute()
              .compose(applied -> connection.query(EXECUTABLE_BY_APPS).execute())
              .compose(granted ->
                  connection
                      .preparedQuery(REMEMBER_REPEATED)
                      .execute(Tuple.of(FUNCTIONS, checksum)))
              .mapEmpty();
        });
  }
}
