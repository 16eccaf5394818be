package dev.libretto.testkit.fuzz;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Performs inputs on a thread of its own, so that one that hangs is named instead of waited for.
 */
final class Watch implements AutoCloseable {

  private final long mostNanos;
  private volatile Thread worker = Thread.currentThread();

  private final ExecutorService one =
      Executors.newSingleThreadExecutor(task -> {
        var thread = new Thread(null, task, "fuzz");
        thread.setDaemon(true);
        worker = thread;
        return thread;
      });

  Watch(long mostNanos) {
    this.mostNanos = mostNanos;
  }

  /**
   * The result of one input.
   *
   * @param name says which it was, asked only where it hangs
   */
  <R> R perform(Supplier<R> input, Supplier<String> name) {
    var result = one.submit(input::get);
    try {
      return result.get(mostNanos, TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException failure -> throw failure;
        case Error failure -> throw failure;
        case null, default -> throw new IllegalStateException(e);
      }
    } catch (TimeoutException e) {
      var hanging = new AssertionError("still going: " + name.get(), e);
      hanging.setStackTrace(worker.getStackTrace());
      throw hanging;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    // Not close(): that would wait for an input that hangs.
    one.shutdownNow();
  }
}
