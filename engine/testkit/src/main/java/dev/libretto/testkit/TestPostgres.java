package dev.libretto.testkit;

import dev.libretto.postgres.DatabaseAddress;
import dev.libretto.postgres.EmbeddedPostgres;
import dev.libretto.postgres.PostgresHome;
import dev.libretto.postgres.ServerSettings;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One PostgreSQL for all tests of a JVM, started by the first that asks and stopped with the JVM.
 * Every test gets a database of its own.
 */
public final class TestPostgres {

  private final EmbeddedPostgres server;
  private final Vertx vertx = Vertx.vertx();
  private final AtomicInteger count = new AtomicInteger();

  private TestPostgres(EmbeddedPostgres server) {
    this.server = server;
  }

  /** The server of this JVM. */
  public static TestPostgres shared() {
    return Shared.SERVER;
  }

  /**
   * A new, empty database. Its owner, who logs in by the address, may create roles and is no
   * superuser, exactly as in production.
   */
  public DatabaseAddress freshDatabase() {
    return copyOf("template0");
  }

  /**
   * A new database with everything that is in another, to which nobody may be connected. What
   * everybody may do in the original as such, they may in the copy: PostgreSQL does not copy that.
   */
  public DatabaseAddress copyOf(DatabaseAddress original) {
    var copy = copyOf(original.database());
    query(
        server.superuser(),
        "UPDATE pg_database SET datacl = (SELECT datacl FROM pg_database WHERE datname = '%s')"
                .formatted(original.database())
            + " WHERE datname = '%s'".formatted(copy.database()));
    return copy;
  }

  private DatabaseAddress copyOf(String template) {
    var name = "test_" + count.incrementAndGet();
    var owner = server.address().user();
    // Copying through the log would write 7 MB of it for every database.
    query(
        server.superuser(),
        "CREATE DATABASE %s OWNER %s TEMPLATE %s STRATEGY file_copy"
            .formatted(name, owner, template));
    return server.address().withDatabase(name);
  }

  /** Ends all connections to a database and removes it. */
  public void drop(DatabaseAddress database) {
    query(server.superuser(), "DROP DATABASE " + database.database() + " WITH (FORCE)");
  }

  /** The superuser's login to a database of {@link #freshDatabase}, to look behind the scenes. */
  public DatabaseAddress superuserOf(DatabaseAddress database) {
    return server.superuser().withDatabase(database.database());
  }

  /** Runs one statement on a connection of its own and waits for its rows. */
  public RowSet<Row> query(DatabaseAddress database, String sql) {
    var options =
        new PgConnectOptions()
            .setHost(database.host())
            .setPort(database.port())
            .setDatabase(database.database())
            .setUser(database.user())
            .setPassword(database.password());
    return PgConnection.connect(vertx, options)
        .compose(connection -> connection.query(sql).execute().eventually(() -> connection.close()))
        .toCompletionStage()
        .toCompletableFuture()
        .orTimeout(1, TimeUnit.MINUTES)
        .join();
  }

  /** Started by the first use of the class, by the rules of the language exactly once. */
  private static final class Shared {
    static final TestPostgres SERVER = start();

    private static TestPostgres start() {
      var cache = TestFolders.cache();
      var directory = TestFolders.ofThisProcess(cache.resolve("homes"));
      var home = new PostgresHome(directory, cache.resolve("binaries"));
      var server = EmbeddedPostgres.start(home, ServerSettings.FAST);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server, directory)));
      return new TestPostgres(server);
    }

    private static void end(EmbeddedPostgres server, Path directory) {
      server.close();
      TestFolders.delete(directory);
    }
  }
}
