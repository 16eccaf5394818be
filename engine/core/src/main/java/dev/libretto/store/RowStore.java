package dev.libretto.store;

import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Set;

/**
 * Executes statements on apps' rows. With {@link Wall#ROLE} each runs under its app's role in a
 * transaction of its own, so that PostgreSQL itself refuses what strays.
 */
public final class RowStore {

  /** A cached plan that a change of the table has made useless; the next attempt makes a new one. */
  private static final Set<String> STALE_PLAN = Set.of("0A000");

  private final Database database;

  /** Executes on this database. */
  public RowStore(Database database) {
    this.database = database;
  }

  /** Executes a statement; what PostgreSQL refuses fails the future with {@link StoreFailure}. */
  public Future<RowSet<Row>> execute(Statement statement) {
    return attempt(statement)
        .recover(
            failure ->
                failure instanceof PgException refused && STALE_PLAN.contains(refused.getSqlState())
                    ? attempt(statement)
                    : Future.failedFuture(failure))
        .recover(failure -> Future.failedFuture(StoreFailure.of(failure)));
  }

  private Future<RowSet<Row>> attempt(Statement statement) {
    var parameters = Tuple.tuple(statement.parameters());
    return switch (database.wall()) {
      case NONE ->
          database.client().preparedQuery(statement.sql()).execute(parameters);
      case ROLE ->
          database
              .pool()
              .withTransaction(
                  connection ->
                      enter(connection, statement)
                          .compose(
                              _ -> connection.preparedQuery(statement.sql()).execute(parameters)));
    };
  }

  private static Future<RowSet<Row>> enter(SqlConnection connection, Statement statement) {
    var role = SqlText.quoted(statement.app().role());
    return connection.query("SET LOCAL ROLE " + role).execute();
  }
}
