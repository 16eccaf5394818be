package dev.libretto.server.wiring;

import dev.libretto.postgres.DatabaseAddress;
import dev.libretto.postgres.EmbeddedPostgres;
import dev.libretto.postgres.PostgresHome;
import dev.libretto.postgres.ServerSettings;
import dev.libretto.server.config.Settings;
import dev.libretto.store.Database;
import dev.libretto.store.DatabaseSettings;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * What an engine stands on: its event loops and its database. Closing it closes them in the order
 * that lets the last statement finish.
 */
public final class Foundation implements AutoCloseable {

  private final Optional<EmbeddedPostgres> postgres;
  private final Vertx vertx;
  private final Database database;

  private Foundation(Optional<EmbeddedPostgres> postgres, Vertx vertx, Database database) {
    this.postgres = postgres;
    this.vertx = vertx;
    this.database = database;
  }

  /** Starts PostgreSQL, unless the operator brings one, and opens it. */
  public static Foundation lay(Settings settings) {
    // The event loops come up while PostgreSQL does: neither needs the other yet.
    var loops = new FutureTask<>(Foundation::loops);
    Thread.ofPlatform().name("event-loops-start").start(loops);
    Optional<EmbeddedPostgres> postgres;
    try {
      postgres =
          settings.database().isPresent()
              ? Optional.empty()
              : Optional.of(
                  EmbeddedPostgres.start(
                      PostgresHome.at(settings.data().resolve("postgres")),
                      ServerSettings.DURABLE));
    } catch (RuntimeException failure) {
      started(loops).close().toCompletionStage().toCompletableFuture().join();
      throw failure;
    }
    var address =
        settings
            .database()
            .or(() -> postgres.map(EmbeddedPostgres::address))
            .orElseThrow(IllegalStateException::new);
    var vertx = started(loops);
    return new Foundation(postgres, vertx, Database.open(vertx, database(settings, address)));
  }

  private static Vertx loops() {
    // Nothing is served from the class path through Vert.x, so it needs no cache of files.
    var options =
        new VertxOptions().setEventLoopPoolSize(Runtime.getRuntime().availableProcessors());
    options.getFileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false);
    return Vertx.vertx(options);
  }

  private static Vertx started(FutureTask<Vertx> loops) {
    try {
      return loops.get();
    } catch (ExecutionException failure) {
      throw new IllegalStateException("The event loops do not start", failure.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The start was interrupted", e);
    }
  }

  /** The event loops. */
  public Vertx vertx() {
    return vertx;
  }

  /** The one database. */
  public Database database() {
    return database;
  }

  @Override
  public void close() {
    database
        .close()
        .eventually(() -> vertx.close())
        .toCompletionStage()
        .toCompletableFuture()
        .join();
    postgres.ifPresent(EmbeddedPostgres::close);
  }

  private static DatabaseSettings database(Settings settings, DatabaseAddress address) {
    return new DatabaseSettings(
        address.host(),
        address.port(),
        address.database(),
        address.user(),
        address.password(),
        settings.poolSize(),
        settings.wall(),
        settings.databaseTls());
  }
}
