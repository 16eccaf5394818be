package dev.libretto.benchmarks.load;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Where a run of the load is, as all its threads see it. A failure of one ends it for all. */
final class Phase {
  private enum Step {
    WARMING,
    MEASURING,
    STOPPED
  }

  private final CountDownLatch failure = new CountDownLatch(1);
  private volatile Step step = Step.WARMING;

  boolean measuring() {
    return step == Step.MEASURING;
  }

  boolean stopped() {
    return step == Step.STOPPED;
  }

  /** Opens the measured time, unless the run has failed meanwhile. */
  void measure() {
    if (failure.getCount() > 0) {
      step = Step.MEASURING;
    }
  }

  void stop() {
    step = Step.STOPPED;
  }

  void fail() {
    failure.countDown();
    stop();
  }

  /** Lets the time pass; returns early when a connection fails. */
  void sleepUnlessFailed(Duration time) throws InterruptedException {
    if (failure.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
      stop();
    }
  }
}
