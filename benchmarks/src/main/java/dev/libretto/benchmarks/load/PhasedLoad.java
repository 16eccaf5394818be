package dev.libretto.benchmarks.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * A mix of requests that goes on while something else happens, counted by phase: what is slow or
 * refused in one of them can be told from the others. Unlike a {@link ClosedLoop}, it goes on after
 * a wrong answer and counts it.
 */
public final class PhasedLoad implements AutoCloseable {
  private static final Duration REPLY_TIMEOUT = Duration.ofSeconds(60);

  /** What one phase saw. */
  public record Seen(Histogram latencies, long errors) {}

  private final int port;
  private final List<Requests> mix;
  private final int phases;
  private final ExecutorService threads;
  private final List<Future<List<Seen>>> results = new ArrayList<>();
  private final CountDownLatch broken = new CountDownLatch(1);
  private volatile int phase;
  private volatile boolean stopped;

  /**
   * Starts it, in phase 0.
   *
   * @param mix each connection sends one after the other of these in turn
   */
  public PhasedLoad(int port, List<Requests> mix, int connections, int phases) {
    this.port = port;
    this.mix = List.copyOf(mix);
    this.phases = phases;
    this.threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory());
    for (int i = 0; i < connections; i++) {
      int seed = i;
      results.add(threads.submit(() -> loopOrBreak(seed)));
    }
  }

  /** From now on requests that begin belong to this phase. */
  public void enter(int next) {
    phase = next;
  }

  /**
   * Lets the phase last: its length is what is asked for, so nothing ends it sooner but a
   * connection that breaks, after which {@link #stop} would fail anyhow.
   */
  public void last(Duration length) throws InterruptedException {
    var _ = broken.await(length.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Ends it; what each phase saw, of all connections. */
  public List<Seen> stop() throws InterruptedException {
    stopped = true;
    var all = empty();
    for (var result : results) {
      try {
        var seen = result.get();
        for (int i = 0; i < phases; i++) {
          all.get(i).latencies().add(seen.get(i).latencies());
          all.set(i, new Seen(all.get(i).latencies(), all.get(i).errors() + seen.get(i).errors()));
        }
      } catch (ExecutionException e) {
        throw new LoadException(1, results.size(), e);
      }
    }
    return all;
  }

  @Override
  public void close() {
    stopped = true;
    threads.close();
  }

  private List<Seen> loopOrBreak(int seed) throws IOException {
    boolean whole = false;
    try {
      var seen = loop(seed);
      whole = true;
      return seen;
    } finally {
      if (!whole) {
        broken.countDown();
      }
    }
  }

  private List<Seen> loop(int seed) throws IOException {
    var random = new SplittableRandom(seed);
    var seen = empty();
    try (var connection = HttpConnection.open(port, REPLY_TIMEOUT)) {
      for (int turn = seed; !stopped; turn++) {
        var request = mix.get(turn % mix.size()).next(random);
        int began = phase;
        long start = System.nanoTime();
        int status = connection.exchange(request);
        var of = seen.get(began);
        of.latencies().recordValue(System.nanoTime() - start);
        if (status / 100 != 2) {
          seen.set(began, new Seen(of.latencies(), of.errors() + 1));
        }
      }
    }
    return seen;
  }

  private List<Seen> empty() {
    var seen = new ArrayList<Seen>();
    for (int i = 0; i < phases; i++) {
      seen.add(new Seen(new Histogram(REPLY_TIMEOUT.toNanos(), 3), 0));
    }
    return seen;
  }
}
