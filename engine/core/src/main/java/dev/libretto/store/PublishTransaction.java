package dev.libretto.store;

import dev.libretto.program.AppId;
import dev.libretto.program.Program;
import dev.libretto.program.Table;
import dev.libretto.store.ddl.Ddl;
import dev.libretto.store.ddl.DdlSql;
import dev.libretto.store.ddl.RowQuestion;
import dev.libretto.store.ddl.RowQuestionSql;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * The one transaction in which an app goes from one version to the next: schema, grants and version
 * row. Until {@link #commit}, nobody sees anything of it, and if the connection is lost nobody ever
 * will. What PostgreSQL refuses fails the futures with {@link StoreFailure}.
 */
public final class PublishTransaction {

  /** Publications of one app wait for each other here, on whatever engine they run. */
  private static final String LOCK_APP =
      "SELECT pg_advisory_xact_lock(hashtextextended('libretto.app/' || $1 || '/' || $2, 0))";

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
      INSERT INTO libretto.version (app, number, digest, definition, published_by)
      VALUES ($1, $2, $3, $4, $5)
      """;

  private final SqlConnection connection;
  private final Transaction transaction;

  private PublishTransaction(SqlConnection connection, Transaction transaction) {
    this.connection = connection;
    this.transaction = transaction;
  }

  /**
   * Begins, and waits for other publications of the same app to end.
   *
   * @param patience how long a step may wait for requests that hold the lock it needs
   */
  public static Future<PublishTransaction> begin(
      Database database, String user, String app, Duration patience) {
    return database
        .pool()
        .getConnection()
        .compose(connection ->
            connection
                .begin()
                .map(transaction -> new PublishTransaction(connection, transaction))
                .onFailure(cause -> connection.close()))
        .compose(begun ->
            begun
                .run(Database.NO_TIMEOUT)
                .compose(patient ->
                    begun.connection.preparedQuery(LOCK_APP).execute(Tuple.of(user, app)))
                // After the advisory lock, whose wait it would otherwise cut short too.
                .compose(locked -> begun.run("SET LOCAL lock_timeout = " + patience.toMillis()))
                .map(ready -> begun)
                .recover(cause -> begun.rollback().transform(done -> Future.failedFuture(cause))));
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
    return count(connection, app, question);
  }

  /** Answers a question about the rows as they are now; the answer may be old at once. */
  public static Future<Long> count(Database database, AppId app, RowQuestion question) {
    return count(database.client(), app, question);
  }

  private static Future<Long> count(SqlClient client, AppId app, RowQuestion question) {
    return client
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

  /** Writes the version row. */
  public Future<Void> saveVersion(Program program, String definition, Builder publishedBy) {
    return connection
        .preparedQuery(SAVE_VERSION)
        .execute(
            Tuple.of(
                program.id().value(),
                program.version(),
                program.digest(),
                definition,
                publishedBy.id()))
        .<Void>mapEmpty()
        .recover(PublishTransaction::refused);
  }

  /** Makes everything true at once, and gives the connection back. */
  public Future<Void> commit() {
    return transaction.commit().eventually(connection::close).recover(PublishTransaction::refused);
  }

  /** Forgets everything, and gives the connection back. Never fails. */
  public Future<Void> rollback() {
    return transaction.rollback().otherwiseEmpty().eventually(connection::close).otherwiseEmpty();
  }

  private static <T> Future<T> refused(Throwable failure) {
    return Future.failedFuture(StoreFailure.of(failure));
  }

  private Future<Void> run(String sql) {
    return connection.query(sql).execute().<Void>mapEmpty().recover(PublishTransaction::refused);
  }
}
