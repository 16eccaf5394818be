package dev.libretto.benchmarks.limit;

import dev.libretto.benchmarks.item.Kind;
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
import org.jspecify.annotations.Nullable;

/**
 * Answers the requests to one table of the limit. One for each event loop: it is not shared.
 *
 * <p>Tables with a rule are for reading, with a key; rows of them carry an ETag.
 */
final class ItemRequests implements Handler<HttpServerRequest> {
  private static final Logger LOG = LoggerFactory.getLogger(ItemRequests.class);
  private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
  private static final long PAGE = 25;
  private static final int VERSION_COLUMN = 4;

  private final SqlClient database;
  private final Keys keys;
  private final String path;
  private final Kind kind;
  private final boolean logged;
  private final String read;
  private final String list;
  private final Map<Integer, String> updates = new HashMap<>();

  /**
   * Over one table.
   *
   * @param path where its rows are
   * @param logged whether writes go to the change log, and rows carry an ETag
   */
  ItemRequests(SqlClient database, Keys keys, String path, Kind kind, boolean logged) {
    this.database = database;
    this.keys = keys;
    this.path = path;
    this.kind = kind;
    this.logged = logged;
    this.read = ItemColumns.read(kind);
    this.list = ItemColumns.list(kind);
  }

  @Override
  public void handle(HttpServerRequest request) {
    String asked = Objects.requireNonNullElse(request.path(), "");
    HttpMethod method = request.method();
    if (asked.equals(path) && method.equals(HttpMethod.GET)) {
      list(request);
    } else if (asked.equals(path) && method.equals(HttpMethod.POST) && kind == Kind.ITEM) {
      request.body().onSuccess(body -> insert(request.response(), body));
    } else if (asked.startsWith(path + "/")) {
      one(request, method, asked.substring(path.length() + 1));
    } else {
      refuse(request.response(), 404);
    }
  }

  private void one(HttpServerRequest request, HttpMethod method, String text) {
    Optional<UUID> id = id(text);
    if (id.isEmpty()) {
      refuse(request.response(), 404);
    } else if (method.equals(HttpMethod.GET)) {
      signed(
          request, Tuple.of(id.get()), values -> replyOne(request.response(), 200, read, values));
    } else if (method.equals(HttpMethod.PATCH) && kind == Kind.ITEM) {
      request.body().onSuccess(body -> update(request, id.get(), body));
    } else if (method.equals(HttpMethod.DELETE) && logged) {
      replyOne(request.response(), 200, ItemColumns.DELETE_LOGGED, Tuple.of(id.get(), now()));
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
    signed(
        request,
        Tuple.of(status, Long.valueOf(minimum), PAGE),
        values ->
            query(list, values)
                .onSuccess(rows -> reply(response, 200, ItemJson.all(rows)))
                .onFailure(failure -> fail(response, failure)));
  }

  /** With the caller as one more value, where the table has a rule about callers. */
  private void signed(HttpServerRequest request, Tuple values, Handler<Tuple> then) {
    if (kind == Kind.ITEM) {
      then.handle(values);
      return;
    }
    keys.caller(request)
        .onSuccess(caller -> {
          if (caller.isEmpty()) {
            refuse(request.response(), 401);
          } else {
            then.handle(values.addString(caller));
          }
        })
        .onFailure(failure -> fail(request.response(), failure));
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
    response.putHeader(HttpHeaders.LOCATION, path + "/" + id);
    replyOne(response, 201, logged ? ItemColumns.INSERT_LOGGED : ItemColumns.INSERT, values);
  }

  private void update(HttpServerRequest request, UUID id, Buffer bytes) {
    var body = ItemBody.parse(bytes.getBytes());
    if (body.isEmpty()) {
      refuse(request.response(), 400);
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
    @Nullable String match = logged ? request.getHeader(HttpHeaders.IF_MATCH) : null;
    if (match != null) {
      values.addLong(Long.parseLong(match, 1, match.length() - 1, 10));
    }
    replyOne(request.response(), 200, update(written, match != null), values);
  }

  private String update(int written, boolean matched) {
    return updates.computeIfAbsent(
        matched ? ~written : written,
        _ -> logged ? ItemColumns.updateLogged(written, matched) : ItemColumns.update(written));
  }

  private void replyOne(HttpServerResponse response, int status, String sql, Tuple values) {
    query(sql, values)
        .onSuccess(rows -> {
          if (rows.size() == 0) {
            refuse(response, 404);
          } else {
            var row = rows.iterator().next();
            if (logged || kind != Kind.ITEM) {
              response.putHeader(HttpHeaders.ETAG, "\"" + row.getLong(VERSION_COLUMN) + "\"");
            }
            reply(response, status, ItemJson.one(row));
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

  static void refuse(HttpServerResponse response, int status) {
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
