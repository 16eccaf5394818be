package dev.libretto.benchmarks.targets;

import dev.libretto.benchmarks.machine.ProcessStat;
import dev.libretto.postgres.EmbeddedPostgres;
import dev.libretto.postgres.PostgresHome;
import dev.libretto.postgres.ServerSettings;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The one PostgreSQL that holds the databases of all targets, on this machine. */
public final class PostgresServer implements AutoCloseable {
  /** The login of every target: owner of its database, may create roles, is no superuser. */
  static final String LOGIN = "libretto_benchmark";

  private static final int MAX_CONNECTIONS = 100;

  private final Vertx vertx;
  private final PgConnectOptions superuser;
  private final long postmaster;
  private final Optional<EmbeddedPostgres> own;

  private PostgresServer(Vertx vertx, PgConnectOptions superuser, Optional<EmbeddedPostgres> own) {
    this.vertx = vertx;
    this.superuser = superuser;
    this.own = own;
    try (var database = Database.connect(vertx, superuser)) {
      this.postmaster = postmaster(database);
      refuseWithoutFsync(database);
      createLogin(database);
    }
  }

  /** A new, durable server in this folder, of the binaries the engine brings. */
  public static PostgresServer start(Vertx vertx, Path folder, Path binaries) {
    var server =
        EmbeddedPostgres.start(
            new PostgresHome(folder, binaries), new ServerSettings(true, MAX_CONNECTIONS));
    var address = server.superuser();
    var superuser =
        new PgConnectOptions()
            .setHost(address.host())
            .setPort(address.port())
            .setDatabase(address.database())
            .setUser(address.user())
            .setPassword(address.password());
    return new PostgresServer(vertx, superuser, Optional.of(server));
  }

  /** A server that runs already; closing leaves it alone. */
  public static PostgresServer at(Vertx vertx, String superuserUrl) {
    return new PostgresServer(vertx, PgConnectOptions.fromUri(superuserUrl), Optional.empty());
  }

  /** The process all others of the server descend from. */
  public long postmaster() {
    return postmaster;
  }

  /** Makes a database, empty even if there was one of that name, and connects as superuser. */
  public Database emptyDatabase(String name) {
    try (var maintenance = Database.connect(vertx, superuser)) {
      drop(maintenance, name);
      maintenance.run("CREATE DATABASE \"" + name + "\" OWNER " + LOGIN + " TEMPLATE template0");
    }
    return Database.connect(vertx, new PgConnectOptions(superuser).setDatabase(name));
  }

  /** Removes a database. */
  public void drop(String name) {
    try (var maintenance = Database.connect(vertx, superuser)) {
      drop(maintenance, name);
    }
  }

  /** Writes all dirty pages, so that the next measured time does not pay for the last. */
  public void checkpoint() {
    try (var maintenance = Database.connect(vertx, superuser)) {
      maintenance.run("CHECKPOINT");
    }
  }

  /** The URL by which a target reaches a database. */
  public String url(String database) {
    return "postgresql://"
        + LOGIN
        + ":"
        + LOGIN
        + "@"
        + superuser.getHost()
        + ":"
        + superuser.getPort()
        + "/"
        + database;
  }

  @Override
  public void close() {
    own.ifPresent(EmbeddedPostgres::close);
  }

  private static void drop(Database maintenance, String name) {
    maintenance.run("SET client_min_messages = warning");
    maintenance.run("DROP DATABASE IF EXISTS \"" + name + "\" WITH (FORCE)");
  }

  /** Every backend is a child of the postmaster. */
  private static long postmaster(Database database) {
    long backend = Long.parseLong(database.texts("SELECT pg_backend_pid()").getFirst());
    return ProcessStat.read(Path.of("/proc"), backend)
        .orElseThrow(() ->
            new EnvironmentException(
                "The PostgreSQL server must run on this machine: its CPU time counts"))
        .parent();
  }

  private static void refuseWithoutFsync(Database database) {
    if (!database.texts("SHOW fsync").equals(List.of("on"))) {
      throw new EnvironmentException("The PostgreSQL server runs without fsync: turn it on");
    }
  }

  private static void createLogin(Database database) {
    if (database.texts("SELECT 1 FROM pg_roles WHERE rolname = '" + LOGIN + "'").isEmpty()) {
      database.run("CREATE ROLE " + LOGIN + " LOGIN CREATEROLE PASSWORD '" + LOGIN + "'");
    }
  }
}
