package dev.libretto.postgres;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A folder every account can enter, which {@code @TempDir}'s are not, and a way to ask a server.
 * The folder is deleted on close.
 */
final class Scratch implements AutoCloseable {

  private final Path directory;
  private final Vertx vertx = Vertx.vertx();

  Scratch() throws IOException {
    directory = Files.createTempDirectory("libretto-postgres-").toRealPath();
    Files.setPosixFilePermissions(directory, Folders.OPEN);
  }

  Path directory() {
    return directory;
  }

  /** A home of that name; all homes of this folder share their binaries. */
  PostgresHome home(String name) {
    return new PostgresHome(directory.resolve(name), directory.resolve("binaries"));
  }

  RowSet<Row> query(DatabaseAddress to, String sql) {
    var options =
        new PgConnectOptions()
            .setHost(to.host())
            .setPort(to.port())
            .setDatabase(to.database())
            .setUser(to.user())
            .setPassword(to.password());
    return PgConnection.connect(vertx, options)
        .compose(connection -> connection.query(sql).execute().eventually(() -> connection.close()))
        .toCompletionStage()
        .toCompletableFuture()
        .orTimeout(1, TimeUnit.MINUTES)
        .join();
  }

  long count(DatabaseAddress to, String table) {
    return query(to, "SELECT count(*) FROM " + table).iterator().next().getLong(0);
  }

  @Override
  public void close() throws IOException {
    vertx.close().toCompletionStage().toCompletableFuture().join();
    Folders.delete(directory);
  }
}
