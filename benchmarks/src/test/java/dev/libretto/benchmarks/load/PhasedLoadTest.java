package dev.libretto.benchmarks.load;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PhasedLoadTest {
  private static final int ENOUGH = 100;

  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void countsByPhaseAndGoesOnAfterAnError() throws InterruptedException {
    var good = new CountDownLatch(ENOUGH);
    var bad = new CountDownLatch(ENOUGH);
    var failing = new AtomicInteger();
    int port =
        vertx
            .createHttpServer()
            .requestHandler(request -> {
              boolean fails = failing.get() == 1;
              (fails ? bad : good).countDown();
              request.response().setStatusCode(fails ? 503 : 201).end();
            })
            .listen(0, "127.0.0.1")
            .await()
            .actualPort();

    try (var load = new PhasedLoad(port, List.of(request("/a"), request("/b")), 3, 2)) {
      good.await();
      load.enter(1);
      failing.set(1);
      bad.await();
      var seen = load.stop();

      assertTrue(seen.get(0).latencies().getTotalCount() > 0);
      // Of those that began before, one for each connection may have been answered after.
      assertTrue(seen.get(0).errors() <= 3, seen.toString());
      assertTrue(seen.get(1).errors() >= ENOUGH - 3, seen.toString());
      assertTrue(seen.get(1).latencies().getTotalCount() >= seen.get(1).errors());
    }
  }

  private static Requests request(String path) {
    return _ ->
        ("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
  }
}
