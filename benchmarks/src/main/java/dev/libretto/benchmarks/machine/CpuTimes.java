package dev.libretto.benchmarks.machine;

/**
 * CPU time two groups of processes have used up to a moment.
 *
 * @param engineSeconds the service's JVM and whatever it started, PostgreSQL not included
 * @param postgresSeconds the postmaster and all its descendants
 */
public record CpuTimes(double engineSeconds, double postgresSeconds) {

  /** What they have used by now. */
  public static CpuTimes now(long service, long postmaster) {
    var processes = Processes.now();
    return new CpuTimes(
        Processes.ticks(processes.tree(service, postmaster)) / Machine.TICKS_PER_SECOND,
        Processes.ticks(processes.tree(postmaster)) / Machine.TICKS_PER_SECOND);
  }

  /** What was used since an earlier moment. */
  public CpuTimes since(CpuTimes earlier) {
    return new CpuTimes(
        engineSeconds - earlier.engineSeconds, postgresSeconds - earlier.postgresSeconds);
  }
}
