package dev.libretto.benchmarks.load;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * What the load saw in its measured time.
 *
 * @param latencies one value for each request, in nanoseconds
 * @param elapsed the measured time as it really was
 */
public record LoadResult(Histogram latencies, Duration elapsed) {

  /** How many requests began and ended in the measured time. */
  public long requests() {
    return latencies.getTotalCount();
  }

  /** Throughput. */
  public double requestsPerSecond() {
    return requests() / (elapsed.toNanos() / 1e9);
  }

  /** The latency that the given part (0 to 100) of all requests did not exceed. */
  public double percentileMillis(double percentile) {
    return latencies.getValueAtPercentile(percentile) / 1e6;
  }
}
