package dev.libretto.store.account;

import dev.libretto.program.AppId;
import dev.libretto.store.Database;
import dev.libretto.store.StoreFailure;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;

/** Ends for good what was deleted and not restored in time: one app, one transaction. */
public final class DroppedApps {

  private static final String DUE =
      "SELECT id FROM libretto.app WHERE deleted_at <= $2::timestamptz - make_interval(days => $1)";

  /** Whoever drops it at the same time on another engine finds nothing. */
  private static final String HOLD =
      """
      SELECT schema_name FROM libretto.app
       WHERE id = $1 AND deleted_at <= $3::timestamptz - make_interval(days => $2) FOR UPDATE
      """;

  private static final String FORGET_VERSIONS = "DELETE FROM libretto.version WHERE app = $1";
  private static final String FORGET_EVENTS = "DELETE FROM libretto.outbox WHERE app = $1";
  private static final String FORGET = "DELETE FROM libretto.app WHERE id = $1";

  private final Pool pool;
  private final SqlClient client;
  private final InstantSource clock;

  /** The apps of a database. */
  public DroppedApps(Database database, InstantSource clock) {
    this.pool = database.pool();
    this.client = database.client();
    this.clock = clock;
  }

  /** The apps whose grace has ended. */
  public Future<List<AppId>> due(int graceDays) {
    return Sql.all(
        client,
        DUE,
        Tuple.of(graceDays, Sql.at(clock.instant())),
        row -> new AppId(row.getUUID("id")));
  }

  /** Drops an app with its rows, its role, its versions and its secrets. */
  public Future<Boolean> drop(AppId app, int graceDays) {
    return pool.withTransaction(connection -> drop(connection, app, graceDays))
        .map(Objects::requireNonNull)
        .recover(StoreFailure::failed);
  }

  private Future<Boolean> drop(SqlConnection connection, AppId app, int graceDays) {
    return Sql.run(connection, HOLD, Tuple.of(app.value(), graceDays, Sql.at(clock.instant())))
        .compose(held ->
            held.size() == 0
                ? Future.succeededFuture(false)
                : connection
                    .query(statements(app))
                    .execute()
                    .compose(_ -> Sql.run(connection, FORGET_VERSIONS, Tuple.of(app.value())))
                    .compose(_ -> Sql.run(connection, FORGET_EVENTS, Tuple.of(app.value())))
                    .compose(_ -> Sql.run(connection, FORGET, Tuple.of(app.value())))
                    .map(true));
  }

  /** The name is made of a UUID's digits: nothing in it needs quoting. */
  private static String statements(AppId app) {
    return """
    SET LOCAL statement_timeout = 0;
    SET LOCAL lock_timeout = '5s';
    SET LOCAL client_min_messages = warning;
    DROP SCHEMA IF EXISTS "%1$s" CASCADE;
    DO $$
    BEGIN
      IF EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = '%2$s') THEN
        EXECUTE 'DROP ROLE "%2$s"';
      END IF;
    END
    $$;
    """
        .formatted(app.schema(), app.role());
  }
}
