package dev.libretto.benchmarks.limit;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.internal.logging.Logger;
import io.vertx.core.internal.logging.LoggerFactory;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Answers the four requests of the limit. One for each event loop: it is not shared. */
final class ItemRequests implements Handler<HttpServerRequest> {
  private static final Logger LOG = LoggerFactory.getLogger(ItemRequests.class);
  private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
  private static final String COLLECTION = "/items";
  private static final long PAGE = 25;

  private final SqlClient database;
  private final Map<Integer, String> updates = new HashMap<>();

  ItemRequests(SqlClient database) {
    this.database = database;
  }

  @Override
  public void handle(HttpServerRequest request) {
    String path = Objects.requireNonNullElse(request.path(), "");
    HttpMethod method = request.method();
    if (path.equals(COLLECTION) && method.equals(HttpMethod.GET)) {
      list(request);
    } else if (path.equals(COLLECTION) && method.equals(HttpMethod.POST)) {
      request.body().onSuccess(body -> insert(request.response(), body));
    } else if (path.startsWith(COLLECTION + "/")) {
      one(request, method, path.substring(COLLECTION.length() + 1));
    } else {
      refuse(request.response(), 404);
    }
  }

  private void one(HttpServerRequest request, HttpMethod method, String text) {
    Optional<UUID> id = id(text);
    if (id.isEmpty()) {
      refuse(request.response(), 404);
    } else if (method.equals(HttpMethod.GET)) {
      replyOne(request.response(), 200, ItemColumns.READ, Tuple.of(id.get()));
    } else if (method.equals(HttpMethod.PATCH)) {
      request.body().onSuccess(body -> update(request.response(), id.get(), body));
    } else {
      refuse(request.response(), 405);
    }
  }

  private void list(HttpServerRequest request) {
    HttpServerResponse response = request.response();
    String status = request.getParam("status");
    String minimum = request.getParam("minQuantity");
    if (status == null || minimum == null || !minimum.matches("[0-9]{1,9}")) {
      refuse(response, 400);
      return;
    }
    query(ItemColumns.LIST, Tuple.of(status, Long.valueOf(minimum), PAGE))
        .onSuccess(rows -> reply(response, 200, ItemJson.all(rows)))
        .onFailure(failure -> fail(response, failure));
  }

  private void insert(HttpServerResponse response, Buffer bytes) {
    var body = ItemBody.parse(bytes.getBytes()).filter(ItemBody::complete);
    if (body.isEmpty()) {
      refuse(response, 400);
      return;
    }
    UUID id = Uuid7.next();
    OffsetDateTime now = now();
    var values = Tuple.tuple();
    values.addUUID(id).addOffsetDateTime(now).addValue(null).addOffsetDateTime(now).addLong(1L);
    for (var value : body.get().values()) {
      values.addValue(value);
    }
    response.putHeader(HttpHeaders.LOCATION, COLLECTION + "/" + id);
    replyOne(response, 201, ItemColumns.INSERT, values);
  }

  private void update(HttpServerResponse response, UUID id, Buffer bytes) {
    var body = ItemBody.parse(bytes.getBytes());
    if (body.isEmpty()) {
      refuse(response, 400);
      return;
    }
    int written = body.get().written();
    var values = Tuple.tuple();
    for (int i = 0; i < ItemColumns.COLUMNS.size(); i++) {
      if ((written & 1 << i) != 0) {
        values.addValue(body.get().values().get(i));
      }
    }
    values.addOffsetDateTime(now()).addUUID(id);
    replyOne(response, 200, updates.computeIfAbsent(written, ItemColumns::update), values);
  }

  private void replyOne(HttpServerResponse response, int status, String sql, Tuple values) {
    query(sql, values)
        .onSuccess(rows -> {
          if (rows.size() == 0) {
            refuse(response, 404);
          } else {
            reply(response, status, ItemJson.one(rows.iterator().next()));
          }
        })
        .onFailure(failure -> fail(response, failure));
  }

  private Future<RowSet<Row>> query(String sql, Tuple values) {
    return database.preparedQuery(sql).execute(values);
  }

  private static void reply(HttpServerResponse response, int status, Buffer json) {
    response.setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, JSON).end(json);
  }

  private static void refuse(HttpServerResponse response, int status) {
    response.setStatusCode(status).end();
  }

  private static void fail(HttpServerResponse response, Throwable failure) {
    LOG.warn("A statement failed", failure);
    refuse(response, 500);
  }

  private static Optional<UUID> id(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static OffsetDateTime now() {
    return OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
  }
}
