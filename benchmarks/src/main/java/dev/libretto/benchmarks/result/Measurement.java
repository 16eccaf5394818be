package dev.libretto.benchmarks.result;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One target under one scenario with some connections: of one repeat, or the median of several.
 *
 * @param engineCpuSecondsPer1000 CPU time of the service itself for 1,000 requests
 * @param postgresCpuSecondsPer1000 CPU time of all of PostgreSQL for 1,000 requests
 * @param rssMegabytes resident memory of the service at the end of the measured time
 */
public record Measurement(
    String target,
    String scenario,
    int connections,
    double requestsPerSecond,
    double p50Millis,
    double p99Millis,
    double engineCpuSecondsPer1000,
    double postgresCpuSecondsPer1000,
    double rssMegabytes) {

  /** The figure targets are compared by. */
  public double cpuSecondsPer1000() {
    return engineCpuSecondsPer1000 + postgresCpuSecondsPer1000;
  }

  /** Whether two measurements are of different targets under equal conditions. */
  public boolean comparableTo(Measurement other) {
    return scenario.equals(other.scenario) && connections == other.connections;
  }

  /**
   * The median of each figure on its own.
   *
   * @param repeats at least one, all of the same target, scenario and connections
   */
  public static Measurement median(List<Measurement> repeats) {
    var first = repeats.getFirst();
    return new Measurement(
        first.target,
        first.scenario,
        first.connections,
        median(repeats, Measurement::requestsPerSecond),
        median(repeats, Measurement::p50Millis),
        median(repeats, Measurement::p99Millis),
        median(repeats, Measurement::engineCpuSecondsPer1000),
        median(repeats, Measurement::postgresCpuSecondsPer1000),
        median(repeats, Measurement::rssMegabytes));
  }

  /** The middle value, or the mean of the two in the middle. */
  static double median(List<Measurement> repeats, ToDoubleFunction<Measurement> figure) {
    double[] sorted = repeats.stream().mapToDouble(figure).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
