package dev.libretto.benchmarks;

import dev.libretto.benchmarks.item.Scenario;
import dev.libretto.benchmarks.load.ClosedLoop;
import dev.libretto.benchmarks.machine.CpuTimes;
import dev.libretto.benchmarks.machine.Machine;
import dev.libretto.benchmarks.result.Measurement;
import dev.libretto.benchmarks.target.PostgresServer;
import dev.libretto.benchmarks.target.Target;
import java.time.Duration;

/** One target's turn under one scenario, on a tidy table. */
record Turn(
    PostgresServer server, Target target, Scenario scenario, int connections, int rows) {
  private static final long SEED = 20260301;

  Measurement run(Duration warmUp, Duration measured) throws InterruptedException {
    tidy();
    var requests = scenario.requests(target.dialect(), target.port(), rows);
    var load =
        new ClosedLoop(target.port(), requests, scenario.expectedStatus(), connections, SEED);
    var meter = new Meter();
    var result = load.run(warmUp, measured, meter);
    double thousands = result.requests() / 1000.0;
    return new Measurement(
        target.name(),
        scenario.label(),
        connections,
        result.requestsPerSecond(),
        result.percentileMillis(50),
        result.percentileMillis(99),
        meter.used.engineSeconds() / thousands,
        meter.used.postgresSeconds() / thousands,
        meter.rssMegabytes);
  }

  /** What the last turn left behind must not be paid for in this one. */
  private void tidy() {
    if (scenario == Scenario.INSERT) {
      target.database().run(target.table().removeInserted());
    }
    if (scenario == Scenario.INSERT || scenario == Scenario.UPDATE) {
      target.database().run(target.table().tidy());
      server.checkpoint();
    }
  }

  private final class Meter implements ClosedLoop.Window {
    private CpuTimes used = new CpuTimes(0, 0);
    private double rssMegabytes;

    @Override
    public void opens() {
      used = CpuTimes.now(target.pid(), server.postmaster());
    }

    @Override
    public void closes() {
      used = CpuTimes.now(target.pid(), server.postmaster()).since(used);
      rssMegabytes = Machine.residentMegabytes(target.pid());
    }
  }
}
