package dev.libretto.store;

import dev.libretto.definition.FieldType;
import dev.libretto.program.AppId;
import dev.libretto.program.Table;
import dev.libretto.store.ddl.Ddl;
import dev.libretto.store.ddl.DdlSql;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An app's schema and role inside a transaction that is never committed, on a connection of its
 * own: nobody else sees them, and whatever ends the connection ends them too. What PostgreSQL
 * refuses fails the futures with {@link StoreFailure}.
 */
public final class Scratch {

  /** Tests have few rows: what takes longer is a mistake in them, or an attack. */
  private static final Duration LONGEST_STATEMENT = Duration.ofSeconds(3);

  private final Database database;
  private final SqlConnection connection;
  private final AppId app;

  private Scratch(Database database, SqlConnection connection, AppId app) {
    this.database = database;
    this.connection = connection;
    this.app = app;
  }

  /**
   * Makes the schema.
   *
   * @param app an id that no app has
   * @param steps what makes the schema, its role and its tables
   */
  public static Future<Scratch> open(Database database, AppId app, List<Ddl> steps) {
    return database
        .alone()
        .compose(connection -> {
          var scratch = new Scratch(database, connection, app);
          return scratch
              .run(
                  "BEGIN; "
                      + Database.NO_TIMEOUT
                      + ";\n"
                      + new DdlSql(app).script(steps)
                      + "SET LOCAL statement_timeout = "
                      + LONGEST_STATEMENT.toMillis())
              .map(scratch)
              .recover(cause -> scratch.close().transform(closed -> Future.failedFuture(cause)));
        })
        .recover(StoreFailure::failed);
  }

  /** The rows, under the app's role once {@link #enter} is done. */
  public RowStore rows() {
    return RowStore.inside(database, connection);
  }

  /**
   * From here on the app's role is in force, and numbers start anew.
   *
   * @param counted the tables with numbers that the database gives
   */
  public Future<Void> enter(List<Table> counted) {
    return run(
        "SAVEPOINT trial;\n"
            + counted.stream().map(this::restart).collect(Collectors.joining())
            + "SET LOCAL ROLE "
            + SqlText.quoted(app.role()));
  }

  private String restart(Table table) {
    var sql = new DdlSql(app);
    return table.fields().stream()
        .filter(field -> field.type() instanceof FieldType.AutoNumber)
        .map(field -> sql.restart(table, field) + ";\n")
        .collect(Collectors.joining());
  }

  /** Forgets everything since {@link #enter}. */
  public Future<Void> leave() {
    return run("ROLLBACK TO SAVEPOINT trial; RELEASE SAVEPOINT trial");
  }

  /** Forgets everything. Never fails. */
  public Future<Void> close() {
    return run("ROLLBACK").otherwiseEmpty().eventually(connection::close).otherwiseEmpty();
  }

  private Future<Void> run(String sql) {
    return connection.query(sql).execute().<Void>mapEmpty().recover(StoreFailure::failed);
  }
}
