package dev.libretto.postgres;

import dev.libretto.problem.EnvironmentCode;
import dev.libretto.problem.EnvironmentFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A running server and the shell that watches over it. The shell's standard input is this JVM's
 * pipe: when the JVM ends, in whatever way, the pipe ends and the shell stops the server.
 */
final class Postmaster {

  /**
   * The server gets a session of its own where the system can give one, so that Ctrl-C on a
   * terminal reaches the engine alone, which then stops the server after its own last query.
   */
  private static final String WATCH =
      """
      trap '' HUP INT TERM
      log=$1
      shift
      exec 3<&0
      if command -v setsid >/dev/null 2>&1; then
        setsid "$@" </dev/null >>"$log" 2>&1 3<&- &
      elif command -v perl >/dev/null 2>&1; then
        perl -MPOSIX -e 'POSIX::setsid(); exec @ARGV' "$@" </dev/null >>"$log" 2>&1 3<&- &
      else
        "$@" </dev/null >>"$log" 2>&1 3<&- &
      fi
      server=$!
      echo "$server"
      exec >/dev/null 2>&1
      (while read -r _ <&3; do :; done; kill -INT "$server") &
      watch=$!
      exec 3<&-
      wait "$server"
      status=$?
      kill -KILL "$watch"
      exit "$status"
      """;

  private static final Duration POLL = Duration.ofMillis(5);
  private static final Duration RECOVERY_LIMIT = Duration.ofMinutes(10);
  private static final Duration STOP_LIMIT = Duration.ofMinutes(1);

  /** How a start ended. */
  sealed interface Start {

    /** The server accepts connections. */
    record Running(Postmaster postmaster) implements Start {}

    /** The server ended by itself; {@code said} is what it logged. */
    record Ended(String said) implements Start {}
  }

  private final Process watch;
  private final long pid;

  private Postmaster(Process watch, long pid) {
    this.watch = watch;
    this.pid = pid;
  }

  /** Starts the server and waits until it accepts connections; a crash is recovered from here. */
  static Start start(PostgresHome home, Account account, List<String> server)
      throws IOException, InterruptedException {
    if (!Files.exists(home.log())) {
      Files.createFile(home.log());
    }
    Files.setPosixFilePermissions(home.log(), Folders.PRIVATE);
    account.own(home.log());
    long logged = Files.size(home.log());
    var line = new ArrayList<>(List.of("/bin/sh", "-c", WATCH, "libretto-watch"));
    line.add(home.log().toString());
    line.addAll(server);
    var watch = Command.builder(home.directory(), account.command(line)).start();
    var reader =
        new BufferedReader(new InputStreamReader(watch.getInputStream(), StandardCharsets.UTF_8));
    var pid = reader.readLine();
    if (pid == null) {
      var said = new String(watch.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      throw Diagnosis.ofOutput("be started", said, home);
    }
    var postmaster = new Postmaster(watch, Long.parseLong(pid));
    return postmaster.awaitReady(home, logged);
  }

  /** The server's process. */
  long pid() {
    return pid;
  }

  boolean running() {
    return watch.isAlive();
  }

  /** Stops the server: open transactions are rolled back, everything committed is on disk. */
  void stop() throws IOException, InterruptedException {
    watch.getOutputStream().close();
    if (!watch.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      throw new EnvironmentFailure(
          EnvironmentCode.POSTGRES_FAILED,
          "PostgreSQL (process " + pid + ") did not stop within " + STOP_LIMIT.toSeconds() + " s",
          "It goes on stopping by itself; wait for its end before the next start");
    }
  }

  private Start awaitReady(PostgresHome home, long logged)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + RECOVERY_LIMIT.toNanos();
    while (true) {
      var file = PostmasterFile.read(home);
      if (file.isPresent() && file.get().pid() == pid && file.get().ready()) {
        return new Start.Running(this);
      }
      // Waiting on the process is the pause between two looks: its end is seen at once.
      if (watch.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
        return new Start.Ended(logSince(home, logged));
      }
      if (System.nanoTime() > deadline) {
        stop();
        throw Diagnosis.ofOutput("become ready in time", logSince(home, logged), home);
      }
    }
  }

  private static String logSince(PostgresHome home, long position) throws IOException {
    try (var log = new RandomAccessFile(home.log().toFile(), "r")) {
      log.seek(position);
      var bytes = new byte[(int) Math.min(64 * 1024, log.length() - position)];
      log.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
