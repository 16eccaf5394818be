package dev.libretto.benchmarks;

import dev.libretto.benchmarks.item.GeneratedApp;
import dev.libretto.benchmarks.load.HttpConnection;
import dev.libretto.benchmarks.load.Requests;
import dev.libretto.benchmarks.result.Figures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * What a request costs when it is for any of many apps in one engine, in a cluster with as many
 * roles as that many apps and their members' tools would have.
 */
final class AppsBenchmark implements EngineStage.Work {
  private static final int PUBLISHERS = 4;
  private static final int ROWS = 25;
  private static final String DROP_ROLES =
      """
      DO $$ DECLARE r text; BEGIN
        FOR r IN SELECT rolname FROM pg_roles WHERE rolname LIKE 'libretto\\_benchmark\\_role\\_%' LOOP
          EXECUTE format('DROP ROLE %I', r);
        END LOOP;
      END $$
      """;

  private final List<Integer> counts;
  private final int roles;
  private final Duration warmUp;
  private final Duration measured;

  AppsBenchmark(boolean quick) {
    this.counts = quick ? List.of(1, 20, 100) : List.of(1, 200, 2_000);
    this.roles = quick ? 500 : 10_000;
    this.warmUp = Duration.ofSeconds(quick ? 3 : 10);
    this.measured = Duration.ofSeconds(quick ? 3 : 8);
  }

  @Override
  public void perform(EngineStage stage, Figures figures, Consumer<String> progress)
      throws IOException, InterruptedException {
    var database = stage.engine().database();
    database.run(DROP_ROLES);
    database.run(makeRoles());
    try {
      int published = 0;
      for (int count : counts) {
        long start = System.nanoTime();
        publish(stage, published, count);
        double publishMillis = (System.nanoTime() - start) / 1e6 / (count - published);
        progress.accept("%d apps: %.0f ms each".formatted(count, publishMillis));
        published = count;
        var started = stage.engine().restart();
        progress.accept(count + " apps: start " + started);
        measure(stage, figures, "apps-read", count, started, reads(stage, count), 200);
        measure(stage, figures, "apps-insert", count, started, inserts(stage, count), 201);
      }
    } finally {
      database.run(DROP_ROLES);
    }
  }

  private String makeRoles() {
    return """
    DO $$ BEGIN
      FOR n IN 1..%d LOOP
        EXECUTE format('CREATE ROLE libretto_benchmark_role_%%s NOLOGIN', n);
      END LOOP;
    END $$
    """
        .formatted(roles);
  }

  private void measure(
      EngineStage stage,
      Figures figures,
      String scenario,
      int count,
      Duration started,
      Requests requests,
      int status)
      throws IOException, InterruptedException {
    var row = figures.add(scenario).put("apps", count).put("roles", roles);
    stage.measure(row, requests, status, warmUp, measured);
    row.measured("heapMegabytes", stage.engine().heapMegabytes())
        .put("startToFirstAnswerMillis", started.toMillis());
  }

  /** Several at a time, as builders do. */
  private static void publish(EngineStage stage, int from, int to)
      throws IOException, InterruptedException {
    var work = new ArrayList<Future<?>>();
    try (var threads = Executors.newFixedThreadPool(PUBLISHERS)) {
      for (int number = from; number < to; number++) {
        var app = new GeneratedApp(name(number), 1, 0);
        work.add(
            threads.submit(() -> {
              stage.engine().api().publish(app.name(), app.definition());
              fill(stage, app.name());
              return null;
            }));
      }
      for (var one : work) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    }
  }

  private static void fill(EngineStage stage, String app) throws IOException {
    var rows = new ArrayList<String>();
    for (int i = 0; i < ROWS; i++) {
      rows.add(row(i));
    }
    try (var connection = HttpConnection.open(stage.engine().port(), Duration.ofSeconds(30))) {
      int status = connection.exchange(post(app, stage, "[" + String.join(",", rows) + "]"));
      if (status != 201) {
        throw new IOException("Status " + status + " for the rows of " + app);
      }
    }
  }

  private static Requests reads(EngineStage stage, int apps) {
    int port = stage.engine().port();
    return random ->
        ("GET "
                + path(name(random.nextInt(apps)))
                + "?status=eq.open&order=due.asc&limit=10 HTTP/1.1\r\nHost: 127.0.0.1:"
                + port
                + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
  }

  private static Requests inserts(EngineStage stage, int apps) {
    return random -> post(name(random.nextInt(apps)), stage, row(random.nextInt(1_000)));
  }

  private static byte[] post(String app, EngineStage stage, String body) {
    return ("POST "
            + path(app)
            + " HTTP/1.1\r\nHost: 127.0.0.1:"
            + stage.engine().port()
            + "\r\nContent-Type: application/json\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body)
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static String path(String app) {
    return "/u/bench/" + app + "/rest/v1/" + GeneratedApp.FIRST_TABLE;
  }

  private static String name(int number) {
    return "app" + number;
  }

  private static String row(int number) {
    return """
    {"title":"Row %d","note":"One of several","amount":"%d.50","count":%d,"done":false,\
    "due":"2026-03-%d","status":"%s"}\
    """
        .formatted(number, number, number, 10 + number % 20, number % 2 == 0 ? "open" : "done");
  }
}
