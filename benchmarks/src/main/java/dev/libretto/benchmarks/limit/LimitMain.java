package dev.libretto.benchmarks.limit;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlClient;

/** Starts the limit: {@code LimitMain PORT DATABASE_URL}, both on the loopback interface. */
public final class LimitMain {
  private static final int EVENT_LOOPS = 2;
  private static final int CONNECTIONS = 16;

  private LimitMain() {}

  /** Runs until it is killed; exits with 3 when the port is in use. */
  public static void main(String[] arguments) {
    var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(EVENT_LOOPS));
    start(vertx, Integer.parseInt(arguments[0]), PgConnectOptions.fromUri(arguments[1]))
        .onFailure(failure -> {
          System.err.println("limit: " + failure.getMessage());
          System.exit(3);
        });
  }

  /** Completes when it listens. */
  static Future<?> start(Vertx vertx, int port, PgConnectOptions connect) {
    var database = database(vertx, connect);
    return vertx.deployVerticle(
        () -> new LimitVerticle(database, port), new DeploymentOptions().setInstances(EVENT_LOOPS));
  }

  /** Set up as the engine sets up its own. */
  private static SqlClient database(Vertx vertx, PgConnectOptions connect) {
    return PgBuilder.client()
        .with(new PoolOptions().setMaxSize(CONNECTIONS))
        .connectingTo(
            connect
                .setCachePreparedStatements(true)
                .setPreparedStatementCacheMaxSize(512)
                .setPreparedStatementCacheSqlLimit(16_384)
                .addProperty("application_name", "limit")
                .addProperty("TimeZone", "UTC")
                .addProperty("jit", "off")
                .addProperty("search_path", "pg_catalog"))
        .using(vertx)
        .build();
  }
}
