package dev.libretto.store;

import dev.libretto.postgres.DatabaseAddress;
import dev.libretto.testkit.TestPostgres;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.stream.StreamSupport;

/** A new database of a test's own, opened as the engine opens it. */
public final class TestDatabase implements AutoCloseable {

  private final DatabaseAddress address;
  private final Vertx vertx = Vertx.vertx();
  private final Database database;

  private TestDatabase(DatabaseAddress address) {
    this.address = address;
    this.database = open(Wall.NONE);
  }

  /** An empty database. */
  public static TestDatabase empty() {
    return new TestDatabase(TestPostgres.shared().freshDatabase());
  }

  /** A database with the platform's schema. */
  public static TestDatabase prepared() {
    return new TestDatabase(TestPostgres.shared().copyOf(Prepared.ORIGINAL));
  }

  /** What the engine works with. */
  public Database database() {
    return database;
  }

  /** Another opening of the same database, as another engine would have. */
  public Database open(Wall wall) {
    return open(address.user(), address.password(), wall);
  }

  /** The same database, opened by somebody else. */
  public Database openAs(String user, String password) {
    return open(user, password, Wall.NONE);
  }

  private Database open(String user, String password, Wall wall) {
    return Database.open(
        vertx,
        new DatabaseSettings(
            address.host(), address.port(), address.database(), user, password, 4, wall));
  }

  /** Runs a statement as the engine's login role. */
  public RowSet<Row> query(String sql) {
    return TestPostgres.shared().query(address, sql);
  }

  /** Runs a statement as a superuser. */
  public RowSet<Row> queryAsSuperuser(String sql) {
    return TestPostgres.shared().query(TestPostgres.shared().superuserOf(address), sql);
  }

  /** The first column of each row, as text. */
  public java.util.List<String> column(String sql) {
    return StreamSupport.stream(query(sql).spliterator(), false)
        .map(row -> String.valueOf(row.getValue(0)))
        .toList();
  }

  @Override
  public void close() {
    vertx.close().await();
  }

  /** Migrated once for all tests, by the rules of the language exactly once. */
  private static final class Prepared {
    static final DatabaseAddress ORIGINAL = prepare();

    private static DatabaseAddress prepare() {
      try (var original = empty()) {
        Platform.prepare(original.database).await();
        return original.address;
      }
    }
  }
}
