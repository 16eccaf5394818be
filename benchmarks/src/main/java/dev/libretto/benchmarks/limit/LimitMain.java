package dev.libretto.benchmarks.limit;

import io.vertx.core.DeploymentOptions;
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
    int port = Integer.parseInt(arguments[0]);
    var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(EVENT_LOOPS));
    var database = database(vertx, arguments[1]);
    vertx
        .deployVerticle(
            () -> new LimitVerticle(database, port),
            new DeploymentOptions().setInstances(EVENT_LOOPS))
        .onFailure(
            failure -> {
              System.err.println("limit: " + failure.getMessage());
              System.exit(3);
            });
  }

  private static SqlClient database(Vertx vertx, String url) {
    var options = PgConnectOptions.fromUri(url);
    options.setCachePreparedStatements(true);
    options.setPipeliningLimit(256);
    return PgBuilder.client()
        .with(new PoolOptions().setMaxSize(CONNECTIONS))
        .connectingTo(options)
        .using(vertx)
        .build();
  }
}
