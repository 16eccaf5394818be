package dev.libretto.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.libretto.json.JsonBytes;
import dev.libretto.serve.reply.Reply;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** There is room for one large body each way, and then for the next. */
final class InFlightTest {

  private static final int ROOM = 300_000;
  private static final int LARGE = 200_000;

  private final Vertx vertx = Vertx.vertx();
  private final InFlight inFlight = new InFlight(ROOM);
  private final HttpClient client = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(10));

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void refusesABodyWhileAnotherArrives() {
    Promise<Void> seen = Promise.promise();
    int port =
        listen(request -> {
          seen.tryComplete();
          request.body().onSuccess(_ -> request.response().end());
        });
    var first = post(port);
    var arriving = first.response();
    first.write(Buffer.buffer(new byte[LARGE / 2])).await();
    seen.future().await();

    var second = post(port);
    second.write(Buffer.buffer(new byte[1])).await();
    var refused = second.response().await();
    first.end(Buffer.buffer(new byte[LARGE / 2])).await();

    assertEquals(503, refused.statusCode());
    assertEquals("1", refused.getHeader("Retry-After"));
    assertEquals(200, arriving.await().statusCode());
    assertEquals(200, sent(port));
  }

  @Test
  void hasRoomAgainWhenAConnectionBreaks() {
    Promise<HttpServerRequest> arrived = Promise.promise();
    Promise<Void> broken = Promise.promise();
    int port =
        listen(request -> {
          if (arrived.tryComplete(request)) {
            request.connection().closeHandler(_ -> broken.complete());
          } else {
            request.body().onSuccess(_ -> request.response().end());
          }
        });
    var first = post(port);
    first.write(Buffer.buffer(new byte[1_000])).await();
    arrived.future().await();

    first.connection().close().await();
    broken.future().await();

    assertEquals(200, sent(port));
  }

  @Test
  void refusesAReplyWhileAnotherIsNotRead() {
    int port = listen(request -> inFlight.send(request, reply()));
    var unread = get(port);
    unread.pause();

    var refused = get(port);

    assertEquals(200, unread.statusCode());
    assertEquals(503, refused.statusCode());
    unread.resume();
    unread.end().await();
    assertEquals(200, get(port).statusCode());
  }

  /** Longer than what the connection and the kernel take before anybody reads. */
  private static Reply reply() {
    var json = new JsonBytes(16);
    json.raw("\"" + "x".repeat(30_000_000) + "\"");
    return new Reply(200).body("application/json", json);
  }

  private int listen(java.util.function.Consumer<HttpServerRequest> handler) {
    return vertx
        .createHttpServer()
        .requestHandler(request -> {
          if (inFlight.admits(request, 1 << 20)) {
            handler.accept(request);
          }
        })
        .listen(0, "localhost")
        .await()
        .actualPort();
  }

  private HttpClientRequest post(int port) {
    var request = client.request(HttpMethod.POST, port, "localhost", "/").await();
    request.putHeader("Content-Length", Integer.toString(LARGE));
    return request;
  }

  private int sent(int port) {
    return client
        .request(HttpMethod.POST, port, "localhost", "/")
        .compose(request -> request.send(Buffer.buffer(new byte[LARGE])))
        .await()
        .statusCode();
  }

  private HttpClientResponse get(int port) {
    return client
        .request(HttpMethod.GET, port, "localhost", "/")
        .compose(HttpClientRequest::send)
        .compose(response -> {
          response.pause();
          return Future.succeededFuture(response);
        })
        .await();
  }
}
