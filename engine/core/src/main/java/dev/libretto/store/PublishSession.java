package dev.libretto.store;

import dev.libretto.program.AppId;
import dev.libretto.program.Field;
import dev.libretto.program.Table;
import dev.libretto.store.ddl.Conversion;
import dev.libretto.store.ddl.RowQuestion;
import dev.libretto.store.ddl.RowQuestionSql;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * One connection for the length of a publication. While {@link #tryLock} has succeeded no other
 * publication of the app is on its way, on whatever engine. What PostgreSQL refuses fails the
 * futures with {@link StoreFailure}.
 */
public final class PublishSession {

  /**
   * Tried and not waited for: whoever waits in a statement holds a snapshot, and building an index
   * beside the traffic waits for all snapshots.
   */
  private static final String TRY_LOCK =
      "SELECT pg_try_advisory_lock(hashtextextended('libretto.app/' || $1 || '/' || $2, 0))";

  private static final String UNLOCK = "SELECT pg_advisory_unlock_all()";

  private static final String UNFINISHED =
      "SELECT position, statement FROM libretto.unfinished WHERE app = $1 ORDER BY position DESC";

  private static final String BEGUN =
      "INSERT INTO libretto.unfinished (app, statement) VALUES ($1, $2) RETURNING position";

  private static final String FINISHED =
      "DELETE FROM libretto.unfinished WHERE app = $1 AND position = $2";

  private final SqlConnection connection;

  private PublishSession(SqlConnection connection) {
    this.connection = connection;
  }

  /** A statement that has to be performed before the app can be changed again. */
  public record Unfinished(long position, String statement) {}

  /**
   * What filling some rows came to.
   *
   * @param last the id of the last one; empty when there was none
   */
  public record Batch(long rows, Optional<String> last) {}

  /** Borrows a connection; {@link #close} gives it back. */
  public static Future<PublishSession> open(Database database) {
    return database
        .pool()
        .getConnection()
        .map(PublishSession::new)
        // For as long as it takes: a batch or an index may take longer than a request may.
        .compose(session -> session.run("SET statement_timeout = 0").map(session))
        .recover(StoreFailure::failed);
  }

  /** Takes the app at this address for itself, unless somebody has it. */
  public Future<Boolean> tryLock(String user, String app) {
    return connection
        .preparedQuery(TRY_LOCK)
        .execute(Tuple.of(user, app))
        .map(rows -> rows.iterator().next().getBoolean(0))
        .recover(StoreFailure::failed);
  }

  /** Performs a statement by itself, outside any transaction. */
  public Future<Void> run(String sql) {
    return connection.query(sql).execute().<Void>mapEmpty().recover(StoreFailure::failed);
  }

  /** Performs statements in one transaction that waits no longer than this for a lock. */
  public Future<Void> transaction(String sql, Duration patience) {
    return run("BEGIN; SET LOCAL lock_timeout = " + patience.toMillis() + ";\n" + sql + ";\nCOMMIT")
        .recover(failure -> run("ROLLBACK").transform(_ -> Future.failedFuture(failure)));
  }

  /** Says that a step is about to be taken, and what to do if nobody says more. */
  public Future<Long> begun(AppId app, String statement) {
    return connection
        .preparedQuery(BEGUN)
        .execute(Tuple.of(app.value(), statement))
        .map(rows -> rows.iterator().next().getLong(0))
        .recover(StoreFailure::failed);
  }

  /** What is to be done for an app, what was begun last first. */
  public Future<List<Unfinished>> unfinished(AppId app) {
    return connection
        .preparedQuery(UNFINISHED)
        .execute(Tuple.of(app.value()))
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new Unfinished(row.getLong(0), row.getString(1)))
                .toList())
        .recover(StoreFailure::failed);
  }

  /** It has been done. */
  public Future<Void> finished(AppId app, Unfinished done) {
    return connection
        .preparedQuery(FINISHED)
        .execute(Tuple.of(app.value(), done.position()))
        .<Void>mapEmpty()
        .recover(StoreFailure::failed);
  }

  /** Fills some rows behind this one. */
  public Future<Batch> fill(String sql, Optional<String> after) {
    return connection
        .preparedQuery(sql)
        .execute(Tuple.of(after.orElse(null)))
        .map(rows -> rows.iterator().next())
        .map(row -> new Batch(row.getLong(0), Optional.ofNullable(row.getString(1))))
        .recover(StoreFailure::failed);
  }

  /** How many rows are left that a batch would fill. */
  public Future<Long> remaining(String sql) {
    return connection
        .query(sql)
        .execute()
        .map(rows -> rows.iterator().next().getLong(0))
        .recover(StoreFailure::failed);
  }

  /** Answers a question about the rows as they are now; the answer may be old at once. */
  public static Future<Long> count(Database database, AppId app, RowQuestion question) {
    return database
        .client()
        .query(new RowQuestionSql(app).sql(question))
        .execute()
        .map(rows -> rows.iterator().next().getLong(0))
        .recover(StoreFailure::failed);
  }

  /** Up to {@code limit} different values that have no counterpart, as texts. */
  public static Future<List<String>> samples(
      Database database, AppId app, Table table, Field field, Conversion conversion, int limit) {
    return database
        .client()
        .query(new RowQuestionSql(app).samples(table, field, conversion, limit))
        .execute()
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getString(0))
                .sorted()
                .toList())
        .recover(StoreFailure::failed);
  }

  /** Begins the transaction of the switch on this connection. */
  public Future<PublishTransaction> begin(Duration patience) {
    return PublishTransaction.begin(connection, patience);
  }

  /** Lets go of the app and gives the connection back. Never fails. */
  public Future<Void> close() {
    return run(UNLOCK)
        .compose(_ -> run("RESET statement_timeout"))
        .otherwiseEmpty()
        .eventually(connection::close)
        .otherwiseEmpty();
  }
}
