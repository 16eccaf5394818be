package dev.libretto.benchmarks;

import dev.libretto.benchmarks.item.Scenario;
import dev.libretto.benchmarks.load.ClosedLoop;
import dev.libretto.benchmarks.machine.CpuTimes;
import dev.libretto.benchmarks.machine.Machine;
import dev.libretto.benchmarks.result.Measurement;
import dev.libretto.benchmarks.targets.PostgresServer;
import dev.libretto.benchmarks.targets.Target;
import java.time.Duration;

/** One target's turn under one scenario, on a tidy table. */
record Turn(PostgresServer server, Target target, Scenario scenario, int connections, int rows) {
  private static final long SEED = 20260301;

  /** What the JVM's last compiler waits for, with room for what is called once a request. */
  private static final int ENOUGH_REQUESTS = 20_000;

  private static final int MOST_WARM_UPS = 4;

  /**
   * Lets the target's JVM see the scenario until it has compiled what it needs: for this time, and
   * a few times longer where the machine does not get far in it.
   */
  void warmUp(Duration time) throws InterruptedException {
    long requests = 0;
    for (int i = 0; i < MOST_WARM_UPS && requests < ENOUGH_REQUESTS; i++) {
      tidy();
      requests += load().run(Duration.ZERO, time, new Meter()).requests();
      restore();
    }
  }

  /** Measures, after a settling time that does not count. */
  Measurement measure(Duration settling, Duration measured) throws InterruptedException {
    tidy();
    var meter = new Meter();
    var result = load().run(settling, measured, meter);
    restore();
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

  private ClosedLoop load() {
    return new ClosedLoop(
        target.port(),
        scenario.requests(target.dialect(), target.port(), rows),
        scenario.expectedStatus(),
        connections,
        SEED);
  }

  /** What the last turn left behind must not be paid for in this one. */
  private void tidy() {
    if (!scenario.writes()) {
      return;
    }
    var table = target.table(scenario.kind());
    var database = target.database();
    database.run(table.removeInserted());
    if (scenario == Scenario.UPDATE_MATCHED) {
      database.run(table.resetVersions());
    }
    restore();
    database.run("TRUNCATE " + target.changeLog());
    database.run(table.tidy());
    server.checkpoint();
  }

  /** Brings back what was deleted: the next scenario needs it too. */
  private void restore() {
    if (scenario == Scenario.DELETE_LOGGED) {
      target.database().run(target.table(scenario.kind()).fill(rows));
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
