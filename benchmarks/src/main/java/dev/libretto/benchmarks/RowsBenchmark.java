package dev.libretto.benchmarks;

import dev.libretto.benchmarks.item.HttpDialect;
import dev.libretto.benchmarks.item.Scenario;
import dev.libretto.benchmarks.load.Requests;
import dev.libretto.benchmarks.result.Figures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

/**
 * What requests cost in a table of few and of many rows: one row, the first page, a page deep in
 * the list by its offset and by the last key of the page before it, and a new row.
 */
final class RowsBenchmark implements EngineStage.Work {
  private static final int DEPTH = 5_000;

  private final List<Integer> sizes;
  private final Duration warmUp;
  private final Duration measured;

  RowsBenchmark(boolean quick) {
    this.sizes = quick ? List.of(1_000, 20_000) : List.of(1_000, 10_000, 100_000, 1_000_000);
    this.warmUp = Duration.ofSeconds(quick ? 3 : 5);
    this.measured = Duration.ofSeconds(quick ? 3 : 4);
  }

  @Override
  public void perform(EngineStage stage, Figures figures, Consumer<String> progress)
      throws IOException, InterruptedException {
    var engine = stage.engine();
    var table = engine.items();
    engine.database().run(table.withoutAutovacuum());
    var dialect = HttpDialect.libretto("");
    for (int rows : sizes) {
      progress.accept("fill " + rows + " rows");
      engine.database().run("TRUNCATE " + table.name());
      engine.database().run(table.fill(rows));
      engine.database().run(table.tidy());
      engine.server().checkpoint();
      for (var scenario : List.of(Scenario.READ, Scenario.LIST)) {
        measure(
            stage,
            figures,
            scenario.label(),
            rows,
            200,
            scenario.requests(dialect, engine.port(), rows));
      }
      measure(stage, figures, "page-by-key", rows, 200, byKey(dialect, engine.port()));
      if (rows / 5 > DEPTH) {
        measure(stage, figures, "page-by-offset", rows, 200, byOffset(dialect, engine.port()));
      }
      measure(
          stage,
          figures,
          Scenario.INSERT.label(),
          rows,
          201,
          Scenario.INSERT.requests(dialect, engine.port(), rows));
      progress.accept("measured " + rows + " rows");
    }
  }

  private void measure(
      EngineStage stage, Figures figures, String scenario, int rows, int status, Requests requests)
      throws InterruptedException {
    stage.measure(figures.add(scenario).put("rows", rows), requests, status, warmUp, measured);
  }

  /** A page from any day on: as deep as one likes, at the price of the first. */
  private static Requests byKey(HttpDialect dialect, int port) {
    return random ->
        get(
            dialect,
            "?status=eq.done&due=gte."
                + LocalDate.of(2026, 1, 1).plusDays(random.nextInt(700))
                + "&order=due.asc,id.asc&limit=25",
            port);
  }

  /** A page behind thousands of rows, which have to be passed over. */
  private static Requests byOffset(HttpDialect dialect, int port) {
    return random ->
        get(
            dialect,
            "?status=eq.done&order=due.asc&limit=25&offset="
                + (random.nextInt(DEPTH / 10) + DEPTH / 2),
            port);
  }

  private static byte[] get(HttpDialect dialect, String query, int port) {
    return ("GET "
            + dialect.root()
            + "item"
            + query
            + " HTTP/1.1\r\nHost: 127.0.0.1:"
            + port
            + "\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }
}
