package dev.libretto.benchmarks.targets;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.List;
import java.util.stream.StreamSupport;

/** A superuser's connection to one database. Its methods wait; it is for one thread. */
public final class Database implements AutoCloseable {
  private final PgConnection connection;

  private Database(PgConnection connection) {
    this.connection = connection;
  }

  /** Connects. */
  public static Database connect(Vertx vertx, PgConnectOptions options) {
    return new Database(PgConnection.connect(vertx, options).await());
  }

  /** Runs one statement. */
  public void run(String sql) {
    rows(sql);
  }

  /** The first column of each row, as text. */
  public List<String> texts(String sql) {
    return StreamSupport.stream(rows(sql).spliterator(), false)
        .map(row -> String.valueOf(row.getValue(0)))
        .toList();
  }

  @Override
  public void close() {
    connection.close().await();
  }

  private RowSet<Row> rows(String sql) {
    return connection.query(sql).execute().await();
  }
}
