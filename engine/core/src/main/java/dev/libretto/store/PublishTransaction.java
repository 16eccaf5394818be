package dev.libretto.store;

import dev.libretto.program.AppId;
import dev.libretto.program.ColumnNames;
import dev.libretto.program.Program;
import dev.libretto.program.Table;
import dev.libretto.program.Trigger;
import dev.libretto.store.ddl.Ddl;
import dev.libretto.store.ddl.DdlSql;
import dev.libretto.store.ddl.RowQuestion;
import dev.libretto.store.ddl.RowQuestionSql;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * The one transaction in which an app goes from one version to the next: schema, grants and version
 * row. Until {@link #commit}, nobody sees anything of it, and if the connection is lost nobody ever
 * will. What PostgreSQL refuses fails the futures with {@link StoreFailure}.
 */
public final class PublishTransaction {

  private static final String CURRENT =
      """
      SELECT coalesce(max(v.number), 0)
        FROM libretto.app a
        JOIN libretto.builder b ON b.id = a.builder
        JOIN libretto.version v ON v.app = a.id
       WHERE b.name = $1 AND a.name = $2 AND a.deleted_at IS NULL
      """;

  private static final String SAVE_APP =
      """
      INSERT INTO libretto.app (id, builder, name, schema_name) VALUES ($1, $2, $3, $4)
      """;

  private static final String SAVE_VERSION =
      """
      INSERT INTO libretto.version (app, number, digest, definition, published_by, columns, summary)
      VALUES ($1, $2, $3, $4, $5, $6, $7)
      """;

  private static final String FORGET_WATCHED = "DELETE FROM libretto.watched WHERE app = $1";

  private static final String SAVE_WATCHED =
      """
      INSERT INTO libretto.watched (app, table_id, version, updated, deleted)
      VALUES ($1, $2, $3, $4, $5)
      """;

  private static final String PARK =
      """
      INSERT INTO libretto.parked
        (app, table_id, field_id, name, kept_as, column_type, version, drop_after)
      VALUES ($1, $2, $3, $4, $5, $6, $7, now() + make_interval(secs => $8::int8))
      """;

  private static final String UNPARK =
      "DELETE FROM libretto.parked WHERE app = $1 AND table_id = $2 AND kept_as = $3";

  private static final String FORGET_UNFINISHED = "DELETE FROM libretto.unfinished WHERE app = $1";

  /** What is done last is written first: the list is read from its end. */
  private static final String SAVE_UNFINISHED =
      """
      INSERT INTO libretto.unfinished (app, statement)
      SELECT $1, s.statement FROM unnest($2::text[]) WITH ORDINALITY AS s(statement, place)
       ORDER BY s.place DESC
      """;

  private final SqlConnection connection;
  private final Transaction transaction;

  private PublishTransaction(SqlConnection connection, Transaction transaction) {
    this.connection = connection;
    this.transaction = transaction;
  }

  /**
   * Begins.
   *
   * @param connection of whoever has the app for itself; it stays theirs
   * @param patience how long a step may wait for requests that hold the lock it needs
   */
  static Future<PublishTransaction> begin(SqlConnection connection, Duration patience) {
    return connection
        .begin()
        .map(transaction -> new PublishTransaction(connection, transaction))
        .compose(begun ->
            begun
                .run("SET LOCAL lock_timeout = " + patience.toMillis())
                .map(begun)
                .recover(cause -> begun.rollback().transform(done -> Future.failedFuture(cause))))
        .recover(PublishTransaction::refused);
  }

  /** The number of the version published now; 0 when there is none. */
  public Future<Integer> currentNumber(String user, String app) {
    return connection
        .preparedQuery(CURRENT)
        .execute(Tuple.of(user, app))
        .map(rows -> rows.iterator().next().getInteger(0))
        .recover(PublishTransaction::refused);
  }

  /**
   * Holds back writers of these tables until the end, so that answers about their rows stay true.
   */
  public Future<Void> holdWriters(AppId app, Collection<Table> tables) {
    if (tables.isEmpty()) {
      return Future.succeededFuture();
    }
    var names = tables.stream().map(table -> SqlName.of(app, table)).distinct().sorted().toList();
    return run("LOCK TABLE " + String.join(", ", names) + " IN SHARE ROW EXCLUSIVE MODE");
  }

  /** Answers a question about the rows as this transaction sees them. */
  public Future<Long> count(AppId app, RowQuestion question) {
    return connection
        .query(new RowQuestionSql(app).sql(question))
        .execute()
        .map(rows -> rows.iterator().next().getLong(0))
        .recover(PublishTransaction::refused);
  }

  /** Changes the schema, in this order. */
  public Future<Void> apply(AppId app, List<Ddl> steps) {
    return steps.isEmpty() ? Future.succeededFuture() : run(new DdlSql(app).script(steps));
  }

  /** Registers a new app of this builder. */
  public Future<Void> saveApp(Program program, Builder owner) {
    return connection
        .preparedQuery(SAVE_APP)
        .execute(
            Tuple.of(
                program.id().value(), owner.id(), program.header().name(), program.id().schema()))
        .<Void>mapEmpty()
        .recover(PublishTransaction::refused);
  }

  /**
   * Writes the version row.
   *
   * @param columns where the values of its fields are
   * @param summary what it changed, one line each
   */
  public Future<Void> saveVersion(
      Program program,
      String definition,
      ColumnNames columns,
      List<String> summary,
      Builder publishedBy) {
    return connection
        .preparedQuery(SAVE_VERSION)
        .execute(
            Tuple.of(
                program.id().value(),
                program.version(),
                program.digest(),
                definition,
                publishedBy.id(),
                VersionColumns.write(columns),
                String.join("\n", summary)))
        .compose(_ -> watch(program))
        .recover(PublishTransaction::refused);
  }

  /** Which tables' rows triggers want to know of, also where it is a foreign key that acts. */
  private Future<Void> watch(Program program) {
    Future<Void> done =
        connection.preparedQuery(FORGET_WATCHED).execute(Tuple.of(program.id().value())).mapEmpty();
    for (var table : program.tables()) {
      var updated = false;
      var deleted = false;
      for (var trigger : program.triggers(table)) {
        updated |= trigger.event() instanceof Trigger.Event.Updated;
        deleted |= trigger.event() instanceof Trigger.Event.Deleted;
      }
      if (updated || deleted) {
        var watched =
            Tuple.of(program.id().value(), table.id(), program.version(), updated, deleted);
        done =
            done.compose(_ -> connection.preparedQuery(SAVE_WATCHED).execute(watched).mapEmpty());
      }
    }
    return done;
  }

  /** Keeps tables and columns for a while that the version to come does not have. */
  public Future<Void> park(AppId app, List<Parked> parked, Duration retention) {
    Future<Void> done = Future.succeededFuture();
    for (var one : parked) {
      done = done.compose(_ -> park(app, one, retention));
    }
    return done;
  }

  private Future<Void> park(AppId app, Parked one, Duration retention) {
    return connection
        .preparedQuery(PARK)
        .execute(
            Tuple.from(
                Arrays.asList(
                    app.value(),
                    one.tableId(),
                    one.fieldId().orElse(null),
                    one.name(),
                    one.keptAs(),
                    one.columnType().orElse(null),
                    one.version(),
                    retention.toSeconds())))
        .<Void>mapEmpty()
        .recover(PublishTransaction::refused);
  }

  /** What the version to come has again is parked no longer. */
  public Future<Void> unpark(AppId app, List<Parked> restored) {
    Future<Void> done = Future.succeededFuture();
    for (var one : restored) {
      done =
          done.compose(_ ->
              connection
                  .preparedQuery(UNPARK)
                  .execute(Tuple.of(app.value(), one.tableId(), one.keptAs()))
                  .<Void>mapEmpty()
                  .recover(PublishTransaction::refused));
    }
    return done;
  }

  /** What was begun beside the traffic is now part of the version; this is still to be done. */
  public Future<Void> replaceUnfinished(AppId app, List<String> statements) {
    return connection
        .preparedQuery(FORGET_UNFINISHED)
        .execute(Tuple.of(app.value()))
        .compose(_ ->
            connection
                .preparedQuery(SAVE_UNFINISHED)
                .execute(
                    Tuple.tuple()
                        .addUUID(app.value())
                        .addArrayOfString(statements.toArray(String[]::new))))
        .<Void>mapEmpty()
        .recover(PublishTransaction::refused);
  }

  /** Makes everything true at once. */
  public Future<Void> commit() {
    return transaction.commit().recover(PublishTransaction::refused);
  }

  /** Forgets everything. Never fails. */
  public Future<Void> rollback() {
    return transaction.rollback().otherwiseEmpty();
  }

  private static <T> Future<T> refused(Throwable failure) {
    return Future.failedFuture(StoreFailure.of(failure));
  }

  private Future<Void> run(String sql) {
    return connection.query(sql).execute().<Void>mapEmpty().recover(PublishTransaction::refused);
  }
}
