package dev.libretto.benchmarks.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClosedLoopTest {
  private static final Requests ANY =
      random ->
          ("GET /" + random.nextInt(1000) + " HTTP/1.1\r\nHost: x\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII);

  private final Vertx vertx = Vertx.vertx();
  private final AtomicInteger served = new AtomicInteger();

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void countsOnlyWhatEndedInTheMeasuredTime() throws InterruptedException {
    int port = serve(request -> request.response().end(Integer.toString(served.incrementAndGet())));
    var window = new ServedInWindow();

    var result =
        new ClosedLoop(port, ANY, 200, 4, 1)
            .run(Duration.ofMillis(100), Duration.ofMillis(200), window);

    assertTrue(result.requests() > 0);
    assertTrue(window.before > 0, "nothing was asked while warming up");
    assertTrue(result.requests() <= window.within, result.requests() + " of " + window.within);
    assertTrue(result.elapsed().compareTo(Duration.ofMillis(200)) >= 0);
    assertEquals(
        result.requests() / (result.elapsed().toNanos() / 1e9), result.requestsPerSecond(), 1e-6);
    assertTrue(result.percentileMillis(50) <= result.percentileMillis(99));
  }

  @Test
  void hasNoResultWhenOneRequestFails() {
    int port =
        serve(request ->
            request.response().setStatusCode(served.incrementAndGet() == 50 ? 500 : 200).end());
    var loop = new ClosedLoop(port, ANY, 200, 2, 1);

    var failure =
        assertThrows(
            LoadException.class,
            () -> loop.run(Duration.ofSeconds(60), Duration.ofSeconds(60), new ServedInWindow()));

    assertTrue(
        String.valueOf(failure.getMessage()).startsWith("1 of 2 connections failed, first: "),
        failure.toString());
    assertTrue(String.valueOf(failure.getMessage()).contains("Status 500 for GET /"));
  }

  private int serve(Handler<HttpServerRequest> handler) {
    return vertx
        .createHttpServer()
        .requestHandler(handler)
        .listen(0, "127.0.0.1")
        .await()
        .actualPort();
  }

  private final class ServedInWindow implements ClosedLoop.Window {
    private int before;
    private int within;

    @Override
    public void opens() {
      before = served.get();
    }

    @Override
    public void closes() {
      within = served.get() - before;
    }
  }
}
