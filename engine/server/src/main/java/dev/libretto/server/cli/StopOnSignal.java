package dev.libretto.server.cli;

import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Stops an engine when the process is asked to end, by Ctrl-C or by a service manager, and lets the
 * process end well: nothing went wrong, so its exit code is 0.
 */
final class StopOnSignal implements AutoCloseable {

  private final Thread hook;
  private final AtomicBoolean stopping;

  private StopOnSignal(Thread hook, AtomicBoolean stopping) {
    this.hook = hook;
    this.stopping = stopping;
  }

  static StopOnSignal of(Engine engine, PrintWriter err) {
    var stopping = new AtomicBoolean();
    var hook =
        new Thread(
            () -> {
              stopping.set(true);
              engine.close();
              err.println("Stopped.");
              err.flush();
              Runtime.getRuntime().halt(Exit.FINE);
            },
            "libretto-stop");
    Runtime.getRuntime().addShutdownHook(hook);
    return new StopOnSignal(hook, stopping);
  }

  /** Waits for the end of the process. */
  void await() throws InterruptedException {
    new CountDownLatch(1).await();
  }

  /** From here on the process's end is its own business again. */
  @Override
  public void close() {
    if (!stopping.get()) {
      Runtime.getRuntime().removeShutdownHook(hook);
    }
  }
}
