package dev.libretto.benchmarks.limit;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.SqlClient;

/** One event loop's share of the limit. */
final class LimitVerticle extends VerticleBase {
  private final SqlClient database;
  private final int port;

  LimitVerticle(SqlClient database, int port) {
    this.database = database;
    this.port = port;
  }

  @Override
  public Future<?> start() {
    return vertx
        .createHttpServer()
        .requestHandler(new ItemRequests(database))
        .listen(port, "127.0.0.1");
  }
}
