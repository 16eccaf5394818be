package dev.libretto.benchmarks.targets;

import dev.libretto.benchmarks.load.HttpConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A service running as a process of its own, its output in a file. Stops with this JVM. */
public final class ServiceProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration REPLY_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(2);

  private final Process process;
  private final Path log;
  private final long startedNanos;
  private final Thread stopAtExit;

  private ServiceProcess(Process process, Path log, long startedNanos) {
    this.process = process;
    this.log = log;
    this.startedNanos = startedNanos;
    this.stopAtExit = new Thread(() -> stop(process));
    Runtime.getRuntime().addShutdownHook(stopAtExit);
  }

  /** Starts it. */
  public static ServiceProcess start(
      List<String> command, Map<String, String> environment, Path log) throws IOException {
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    long started = System.nanoTime();
    return new ServiceProcess(builder.start(), log, started);
  }

  /** Its process id. */
  public long pid() {
    return process.pid();
  }

  /** What it has printed so far. */
  public String output() throws IOException {
    return Files.readString(log);
  }

  /**
   * Waits until the request is answered with 200 and returns the time since the start.
   *
   * @throws EnvironmentException when the process ends before, or does not answer for a minute; it
   *     is stopped then
   */
  public Duration awaitAnswer(int port, byte[] request) throws IOException, InterruptedException {
    while (true) {
      if (answers(port, request)) {
        return Duration.ofNanos(System.nanoTime() - startedNanos);
      }
      // A port that opens wakes nobody, so it is tried again; the end of the process does.
      boolean ended = process.waitFor(BETWEEN_TRIES);
      if (ended || System.nanoTime() - startedNanos > PATIENCE.toNanos()) {
        close();
        throw new EnvironmentException("The service does not answer. It said:\n" + output());
      }
    }
  }

  @Override
  public void close() {
    stop(process);
    Runtime.getRuntime().removeShutdownHook(stopAtExit);
  }

  private static boolean answers(int port, byte[] request) {
    try (var connection = HttpConnection.open(port, REPLY_TIMEOUT)) {
      return connection.exchange(request) == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private static void stop(Process process) {
    var descendants = process.descendants().toList();
    process.destroy();
    try {
      if (!process.waitFor(15, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    descendants.forEach(ProcessHandle::destroyForcibly);
  }
}
