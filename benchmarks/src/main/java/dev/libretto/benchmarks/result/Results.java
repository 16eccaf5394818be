package dev.libretto.benchmarks.result;

import java.util.List;
import java.util.OptionalDouble;

/**
 * All that one run found.
 *
 * @param commit what was measured; a trailing {@code +} says that the work tree had changes
 * @param measurements in the order they were taken
 */
public record Results(
    String commit, String machine, StartTimes startTimes, List<Measurement> measurements) {
  /** The engine. */
  static final String LIBRETTO = "libretto";

  /** The target all others are compared with. */
  public static final String LIMIT = "limit";

  public Results {
    measurements = List.copyOf(measurements);
  }

  /**
   * CPU time relative to the limit's; empty when the run has no limit to compare with, or was too
   * short for the clock to see it work.
   */
  OptionalDouble ratioToLimit(Measurement measurement) {
    return measurements.stream()
        .filter(other -> other.target().equals(LIMIT) && other.comparableTo(measurement))
        .filter(limit -> limit.cpuSecondsPer1000() > 0)
        .mapToDouble(limit -> measurement.cpuSecondsPer1000() / limit.cpuSecondsPer1000())
        .findFirst();
  }
}
