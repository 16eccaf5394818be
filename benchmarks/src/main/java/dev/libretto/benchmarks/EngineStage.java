package dev.libretto.benchmarks;

import dev.libretto.benchmarks.load.ClosedLoop;
import dev.libretto.benchmarks.load.Requests;
import dev.libretto.benchmarks.machine.CpuTimes;
import dev.libretto.benchmarks.machine.Machine;
import dev.libretto.benchmarks.result.Figures;
import dev.libretto.benchmarks.targets.PostgresServer;
import dev.libretto.benchmarks.targets.PublishingEngine;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** One engine, for benchmarks that have no limit beside it. Closing it removes all of it. */
final class EngineStage implements AutoCloseable {
  private static final long SEED = 20260301;
  private static final int CONNECTIONS = 16;

  private final Deque<Closing> closings = new ArrayDeque<>();
  private final PublishingEngine engine;

  private EngineStage(EngineArguments arguments, WorkTree workTree)
      throws IOException, InterruptedException {
    boolean complete = false;
    try {
      var scratch = Scratch.create(arguments.data().orElseGet(Scratch::usual));
      closings.push(scratch::close);
      var vertx = Vertx.vertx();
      closings.push(() -> vertx.close().await());
      var server =
          arguments
              .database()
              .map(url -> PostgresServer.at(vertx, url))
              .orElseGet(() ->
                  PostgresServer.start(
                      vertx, scratch.own().resolve("postgres"), scratch.binaries()));
      closings.push(server::close);
      engine =
          PublishingEngine.start(
              server, Stage.freePort(), Stage.freePort(), workTree.root(), scratch.own());
      closings.push(engine::close);
      complete = true;
    } finally {
      if (!complete) {
        close();
      }
    }
  }

  /** What is done on such a stage. */
  interface Work {
    /**
     * Does it.
     *
     * @param progress told a line about each step
     */
    void perform(EngineStage stage, Figures figures, Consumer<String> progress)
        throws IOException, InterruptedException;
  }

  /** Sets it, works on it and removes it. */
  static Figures perform(EngineArguments arguments, Work work, Consumer<String> progress)
      throws IOException, InterruptedException {
    var figures = new Figures();
    try (var stage = new EngineStage(arguments, WorkTree.current())) {
      work.perform(stage, figures, progress);
    }
    return figures;
  }

  PublishingEngine engine() {
    return engine;
  }

  /** What the engine and PostgreSQL have used so far. */
  CpuTimes used() {
    return CpuTimes.now(engine.pid(), engine.server().postmaster());
  }

  /** Measures one kind of request under load into a row of figures. */
  void measure(
      Figures.Row row, Requests requests, int expectedStatus, Duration warmUp, Duration measured)
      throws InterruptedException {
    var meter = new Meter();
    var result =
        new ClosedLoop(engine.port(), requests, expectedStatus, CONNECTIONS, SEED)
            .run(warmUp, measured, meter);
    double thousands = result.requests() / 1000.0;
    row.put("connections", CONNECTIONS)
        .measured("requestsPerSecond", result.requestsPerSecond())
        .measured("p50Millis", result.percentileMillis(50))
        .measured("p99Millis", result.percentileMillis(99))
        .measured(
            "cpuSecondsPer1000",
            (meter.used.engineSeconds() + meter.used.postgresSeconds()) / thousands)
        .measured("engineCpuSecondsPer1000", meter.used.engineSeconds() / thousands)
        .measured("postgresCpuSecondsPer1000", meter.used.postgresSeconds() / thousands)
        .measured("rssMegabytes", Machine.residentMegabytes(engine.pid()));
  }

  @Override
  public void close() throws IOException {
    while (!closings.isEmpty()) {
      closings.pop().close();
    }
  }

  private interface Closing {
    void close() throws IOException;
  }

  private final class Meter implements ClosedLoop.Window {
    private CpuTimes used = new CpuTimes(0, 0);

    @Override
    public void opens() {
      used = used();
    }

    @Override
    public void closes() {
      used = used().since(used);
    }
  }
}
