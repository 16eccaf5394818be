package dev.libretto.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.libretto.benchmarks.item.GeneratedApp;
import dev.libretto.benchmarks.item.HttpDialect;
import dev.libretto.benchmarks.item.Scenario;
import dev.libretto.benchmarks.load.PhasedLoad;
import dev.libretto.benchmarks.result.Figures;
import dev.libretto.benchmarks.targets.EnvironmentException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How long publishing takes, for the first time, with one change and with none; and what requests
 * notice of a publication that has to bring every row to a new form.
 */
final class PublishBenchmark implements EngineStage.Work {
  private static final int CONNECTIONS = 8;
  private static final List<String> PHASES = List.of("before", "during", "after");
  private static final String FIELD = "mark";

  private final List<Integer> tables;
  private final int repeats;
  private final int rows;
  private final Duration around;

  PublishBenchmark(boolean quick) {
    this.tables = quick ? List.of(5, 20) : List.of(5, 20, 100);
    this.repeats = quick ? 1 : 5;
    this.rows = quick ? 20_000 : 100_000;
    this.around = Duration.ofSeconds(quick ? 2 : 8);
  }

  @Override
  public void perform(EngineStage stage, Figures figures, Consumer<String> progress)
      throws IOException, InterruptedException {
    progress.accept("warm-up publish");
    for (int i = 0; i < 3 * repeats; i++) {
      published(stage, new GeneratedApp("warm" + i, 5, 0), "published");
    }
    for (int size : tables) {
      times(stage, size, figures, progress);
    }
    underLoad(stage, figures, progress);
  }

  private void times(EngineStage stage, int size, Figures figures, Consumer<String> progress)
      throws IOException, InterruptedException {
    var all = new LinkedHashMap<String, List<Spent>>();
    for (int i = 0; i < repeats; i++) {
      var app = new GeneratedApp("size" + size + "x" + i, size, 0);
      spent(all, "publish-first", published(stage, app, "published"));
      spent(all, "publish-change", published(stage, app.changed(), "published"));
      spent(all, "publish-same", published(stage, app.changed(), "unchanged"));
    }
    all.forEach((scenario, spent) -> {
      double millis = median(spent.stream().map(Spent::millis).toList());
      progress.accept("%s %d tables: %.0f ms".formatted(scenario, size, millis));
      figures
          .add(scenario)
          .put("tables", size)
          .measured("publishMillis", millis)
          .measured("cpuSeconds", median(spent.stream().map(Spent::cpuSeconds).toList()));
    });
  }

  private record Spent(double millis, double cpuSeconds) {}

  private static void spent(Map<String, List<Spent>> all, String scenario, Spent spent) {
    all.computeIfAbsent(scenario, _ -> new ArrayList<>()).add(spent);
  }

  static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private static Spent published(EngineStage stage, GeneratedApp app, String expected)
      throws IOException, InterruptedException {
    return published(stage, app.name(), app.definition(), expected);
  }

  private static Spent published(EngineStage stage, String app, String definition, String expected)
      throws IOException, InterruptedException {
    var before = stage.used();
    long start = System.nanoTime();
    var outcome = stage.engine().api().publish(app, definition);
    double millis = (System.nanoTime() - start) / 1e6;
    if (!outcome.equals(expected)) {
      throw new EnvironmentException("Publishing " + app + " came to " + outcome);
    }
    var used = stage.used().since(before);
    return new Spent(millis, used.engineSeconds() + used.postgresSeconds());
  }

  private void underLoad(EngineStage stage, Figures figures, Consumer<String> progress)
      throws IOException, InterruptedException {
    progress.accept("publish under load: fill " + rows + " rows");
    var engine = stage.engine();
    engine.database().run(engine.items().fill(rows));
    published(stage, "items", withField(stage, "integer"), "published");
    var table = engine.items();
    var column = table.columns().getLast();
    engine.database().run("UPDATE " + table.name() + " SET " + column + " = version + 41");
    engine.database().run(table.tidy());
    var text = withField(stage, "text");
    var dialect = HttpDialect.libretto("");
    var mix =
        List.of(Scenario.READ, Scenario.UPDATE, Scenario.READ, Scenario.INSERT, Scenario.LIST);
    var requests =
        mix.stream().map(scenario -> scenario.requests(dialect, engine.port(), rows)).toList();
    try (var load = new PhasedLoad(engine.port(), requests, CONNECTIONS, 1 + PHASES.size())) {
      load.last(around);
      load.enter(1);
      load.last(around);
      load.enter(2);
      var spent = published(stage, "items", text, "published");
      load.enter(3);
      load.last(around);
      var seen = load.stop();
      for (int i = 0; i < PHASES.size(); i++) {
        var of = seen.get(1 + i);
        var row =
            figures
                .add("load-" + PHASES.get(i))
                .put("connections", CONNECTIONS)
                .put("rows", rows)
                .put("requests", of.latencies().getTotalCount())
                .put("errors", of.errors())
                .measured("p50Millis", of.latencies().getValueAtPercentile(50) / 1e6)
                .measured("p99Millis", of.latencies().getValueAtPercentile(99) / 1e6)
                .measured("maxMillis", of.latencies().getMaxValue() / 1e6);
        if (i == 1) {
          row.measured("publishMillis", spent.millis());
        }
      }
      confirm(engine.items().columns().getLast(), column);
    }
  }

  /** A retyped field has another column; if it has not, nothing was measured. */
  private static void confirm(String now, String before) {
    if (!now.equals(before)) {
      throw new EnvironmentException("The field " + FIELD + " has moved: " + before + " " + now);
    }
  }

  /** The definition of the items with one more field of this type. */
  private static String withField(EngineStage stage, String type)
      throws IOException, InterruptedException {
    var definition = stage.engine().api().definition("items");
    for (var table : definition.path("tables")) {
      if (table.path("name").asText().equals("item")
          && table.path("fields") instanceof ArrayNode fields) {
        retype(fields, type);
      }
    }
    return definition.toString();
  }

  private static void retype(ArrayNode fields, String type) {
    for (JsonNode field : fields) {
      if (field.path("name").asText().equals(FIELD) && field instanceof ObjectNode known) {
        known.put("type", type);
        return;
      }
    }
    fields.addObject().put("name", FIELD).put("type", type);
  }
}
