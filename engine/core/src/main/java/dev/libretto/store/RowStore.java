package dev.libretto.store;

import dev.libretto.program.AppId;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Executes statements on apps' rows. With {@link Wall#ROLE} each runs under its app's role in a
 * transaction of its own, so that PostgreSQL itself refuses what strays.
 */
public final class RowStore {

  /**
   * A cached plan that a change of the table has made useless; the next attempt makes a new one.
   */
  private static final String STALE_PLAN = "0A000";

  /** Another writer was faster; the next attempt sees what it wrote. */
  private static final String OVERTAKEN = "40001";

  private static final String NO_TABLE = "42P01";

  private static final String MEMBERS =
      "SELECT id FROM libretto.member WHERE app = $1 AND id = ANY($2)";

  private final Database database;
  private final @Nullable SqlConnection transaction;
  private final AtomicInteger active;
  private final AnswerSize size;

  /** Whether a statement that fails leaves the transaction as it was before. */
  private final boolean savepoints;

  /** Executes on this database, each statement for itself. */
  public RowStore(Database database) {
    this(database, null, new AtomicInteger(), false);
  }

  private RowStore(
      Database database,
      @Nullable SqlConnection transaction,
      AtomicInteger active,
      boolean savepoints) {
    this.database = database;
    this.transaction = transaction;
    this.active = active;
    this.savepoints = savepoints;
    this.size = AnswerSize.among(database.poolSize());
  }

  /**
   * Executes in a transaction that is under way and already under the app's role, one statement
   * after the other. What fails is undone alone, as if each statement were a transaction.
   */
  static RowStore inside(Database database, SqlConnection transaction) {
    return new RowStore(database, transaction, new AtomicInteger(), true);
  }

  /**
   * Does {@code work} on one app's rows in one transaction, under the app's role whatever the wall:
   * all of it happens, or nothing. Within a transaction it is a part of it that can fail by itself.
   */
  public <T> Future<T> inTransaction(AppId app, Function<RowStore, Future<T>> work) {
    if (transaction != null) {
      return undoable(transaction, () -> work.apply(this)).recover(StoreFailure::failed);
    }
    return database
        .pool()
        .withTransaction(connection ->
            enter(connection, app)
                .compose(_ -> work.apply(new RowStore(database, connection, active, false))))
        .onSuccess(_ -> database.news().tell())
        .recover(StoreFailure::failed);
  }

  /** How many statements have been sent and wait for their answer. */
  public int active() {
    return active.get();
  }

  /** Executes a statement; what PostgreSQL refuses fails the future with {@link StoreFailure}. */
  public Future<Result> execute(Statement statement) {
    active.incrementAndGet();
    return attempt(statement)
        .onComplete(_ -> active.decrementAndGet())
        .onSuccess(_ -> told(statement))
        .recover(failure ->
            isStale(failure) && transaction == null
                ? attempt(statement)
                : Future.failedFuture(failure))
        .recover(StoreFailure::failed);
  }

  /** The same; where it fails, the transaction it is in goes on as if it had not been tried. */
  public Future<Result> executeAlone(Statement statement) {
    return transaction == null || savepoints
        ? execute(statement)
        : undoable(transaction, () -> execute(statement));
  }

  /** In a transaction nothing has happened yet; what looks regularly will find it soon. */
  private void told(Statement statement) {
    if (statement.tells() && transaction == null) {
      database.news().tell();
    }
  }

  /**
   * Executes a statement that writes and returns what it has written. Where that is too much for an
   * answer, nothing stays written.
   */
  public Future<Result> executeOrUndo(Statement statement) {
    if (transaction != null) {
      return execute(statement);
    }
    return whole(statement)
        .recover(failure ->
            isStale(failure.getCause()) ? whole(statement) : Future.failedFuture(failure));
  }

  private Future<Result> whole(Statement statement) {
    return inTransaction(statement.app(), one -> one.execute(statement));
  }

  /** What is known of these files of an app; of those that do not exist, nothing. */
  public Future<Map<UUID, StoredFile>> files(AppId app, List<UUID> ids) {
    return execute(FileSql.find(app, ids))
        .map(result -> {
          var files = new HashMap<UUID, StoredFile>();
          result
              .rows()
              .forEach(row ->
                  files.put(row.getUUID(0), new StoredFile(row.getString(1), row.getLong(2))));
          return Map.copyOf(files);
        });
  }

  /** Which of these are members of an app. The platform's tables are outside of every wall. */
  public Future<Set<UUID>> members(AppId app, List<UUID> ids) {
    if (savepoints) {
      // An app that is only tried has nobody, and its tests speak of whom they like.
      return Future.succeededFuture(Set.copyOf(ids));
    }
    return database
        .client()
        .preparedQuery(MEMBERS)
        .execute(Tuple.of(app.value(), (Object) ids.toArray(UUID[]::new)))
        .map(rows -> {
          var members = new HashSet<UUID>();
          rows.forEach(row -> members.add(row.getUUID(0)));
          return Set.copyOf(members);
        })
        .recover(failure ->
            isNoTable(failure) ? Future.succeededFuture(Set.of()) : Future.failedFuture(failure))
        .recover(StoreFailure::failed);
  }

  /** A database that keeps no members has none. */
  private static boolean isNoTable(Throwable failure) {
    return failure instanceof PgException refused && NO_TABLE.equals(refused.getSqlState());
  }

  private static boolean isStale(@Nullable Throwable failure) {
    return failure instanceof PgException refused
        && (STALE_PLAN.equals(refused.getSqlState()) || OVERTAKEN.equals(refused.getSqlState()));
  }

  private Future<Result> attempt(Statement statement) {
    if (transaction != null) {
      return savepoints
          ? undoable(transaction, () -> query(transaction, statement))
          : query(transaction, statement);
    }
    return switch (database.wall()) {
      case NONE -> query(database.client(), statement);
      case ROLE ->
          database
              .pool()
              .withTransaction(connection ->
                  enter(connection, statement.app()).compose(_ -> query(connection, statement)));
    };
  }

  private static <T> Future<T> undoable(SqlConnection connection, Supplier<Future<T>> work) {
    return run(connection, "SAVEPOINT step")
        .compose(_ -> work.get())
        .compose(
            done -> run(connection, "RELEASE SAVEPOINT step").map(done),
            failure ->
                run(connection, "ROLLBACK TO SAVEPOINT step; RELEASE SAVEPOINT step")
                    .compose(_ -> Future.failedFuture(failure)));
  }

  private static Future<Void> run(SqlConnection connection, String sql) {
    return connection.query(sql).execute().mapEmpty();
  }

  private Future<Result> query(SqlClient client, Statement statement) {
    return client
        .preparedQuery(statement.sql())
        .collecting(size.gathering())
        .execute(Tuple.tuple(statement.parameters()))
        .map(answer -> new Result(answer.value(), statement.writer()));
  }

  private static Future<Void> enter(SqlConnection connection, AppId app) {
    return run(connection, "SET LOCAL ROLE " + SqlText.quoted(app.role()));
  }
}
