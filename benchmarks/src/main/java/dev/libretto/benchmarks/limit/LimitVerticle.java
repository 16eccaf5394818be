package dev.libretto.benchmarks.limit;

import dev.libretto.benchmarks.item.Kind;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.sqlclient.SqlClient;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** One event loop's share of the limit. */
final class LimitVerticle extends VerticleBase {
  private final Map<String, ItemRequests> tables = new LinkedHashMap<>();
  private final int port;

  LimitVerticle(SqlClient database, int port) {
    this.port = port;
    var keys = new Keys(database);
    for (var kind : Kind.values()) {
      var path = "/" + kind.label();
      tables.put(path, new ItemRequests(database, keys, path, kind, false));
    }
    tables.put("/logged", new ItemRequests(database, keys, "/logged", Kind.ITEM, true));
  }

  @Override
  public Future<?> start() {
    return vertx.createHttpServer().requestHandler(this::handle).listen(port, "127.0.0.1");
  }

  private void handle(HttpServerRequest request) {
    String path = Objects.requireNonNullElse(request.path(), "");
    int end = path.indexOf('/', 1);
    var table = tables.get(end < 0 ? path : path.substring(0, end));
    if (table == null) {
      ItemRequests.refuse(request.response(), 404);
    } else {
      table.handle(request);
    }
  }
}
