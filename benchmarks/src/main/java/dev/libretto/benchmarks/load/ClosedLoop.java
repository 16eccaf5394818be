package dev.libretto.benchmarks.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.HdrHistogram.Histogram;

/**
 * Load in a closed loop: each connection sends its next request when it has the reply to the last.
 *
 * @param port where the service listens on the loopback interface
 * @param expectedStatus the one status that is not an error
 * @param seed two runs with the same seed ask for the same rows in the same order
 */
public record ClosedLoop(
    int port, Requests requests, int expectedStatus, int connections, long seed) {
  private static final Duration REPLY_TIMEOUT = Duration.ofSeconds(30);

  /** What to do at the two ends of the measured time, while the load goes on. */
  public interface Window {
    /** The warm-up is over. */
    void opens();

    /** The measured time is over. */
    void closes();
  }

  /**
   * Runs the warm-up and then the measured time.
   *
   * @throws LoadException when any request of either was not answered as expected, or none at all
   *     in the measured time
   */
  public LoadResult run(Duration warmUp, Duration measured, Window window)
      throws InterruptedException {
    var phase = new Phase();
    var connectionResults = new ArrayList<Future<Histogram>>();
    try (var threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
      for (int i = 0; i < connections; i++) {
        long ownSeed = seed + i;
        connectionResults.add(threads.submit(() -> loop(phase, ownSeed)));
      }
      try {
        phase.sleepUnlessFailed(warmUp);
        window.opens();
        long start = System.nanoTime();
        phase.measure();
        phase.sleepUnlessFailed(measured);
        phase.stop();
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
        window.closes();
        return result(merge(connectionResults), measured, elapsed);
      } finally {
        phase.stop();
      }
    }
  }

  private static LoadResult result(Histogram latencies, Duration measured, Duration elapsed) {
    if (latencies.getTotalCount() == 0 && !measured.isZero()) {
      throw new LoadException("No request was answered in the measured time of " + measured);
    }
    return new LoadResult(latencies, elapsed);
  }

  private Histogram loop(Phase phase, long ownSeed) throws IOException {
    var histogram = newHistogram();
    var random = new SplittableRandom(ownSeed);
    try (var connection = HttpConnection.open(port, REPLY_TIMEOUT)) {
      while (!phase.stopped()) {
        byte[] request = requests.next(random);
        boolean counts = phase.measuring();
        long start = System.nanoTime();
        int status = connection.exchange(request);
        long nanos = System.nanoTime() - start;
        if (status != expectedStatus) {
          throw new IOException("Status " + status + " for " + firstLine(request));
        }
        if (counts && !phase.stopped()) {
          histogram.recordValue(nanos);
        }
      }
      return histogram;
    } catch (IOException | RuntimeException e) {
      phase.fail();
      throw e;
    }
  }

  private static Histogram merge(List<Future<Histogram>> connectionResults)
      throws InterruptedException {
    var all = newHistogram();
    int failed = 0;
    Throwable first = null;
    for (var result : connectionResults) {
      try {
        all.add(result.get(REPLY_TIMEOUT.toSeconds() + 5, TimeUnit.SECONDS));
      } catch (ExecutionException | TimeoutException e) {
        failed++;
        first = first == null ? e : first;
      }
    }
    if (first != null) {
      throw new LoadException(failed, connectionResults.size(), first);
    }
    return all;
  }

  private static Histogram newHistogram() {
    return new Histogram(TimeUnit.SECONDS.toNanos(60), 3);
  }

  private static String firstLine(byte[] request) {
    return new String(request, StandardCharsets.UTF_8).lines().findFirst().orElse("");
  }
}
