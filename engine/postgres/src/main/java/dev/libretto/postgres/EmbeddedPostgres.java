package dev.libretto.postgres;

import dev.libretto.problem.EnvironmentCode;
import dev.libretto.problem.EnvironmentFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A PostgreSQL of this process: listening on loopback alone, durable, without a superuser among the
 * logins the engine uses. It ends with {@link #close} or with the process, also when that is
 * killed.
 */
public final class EmbeddedPostgres implements AutoCloseable {

  private static final int ATTEMPTS = 5;
  private static final long LEFTOVER_SECONDS = 60;

  private final HomeLock lock;
  private final Postmaster postmaster;
  private final DatabaseAddress address;
  private final DatabaseAddress superuser;

  private EmbeddedPostgres(
      HomeLock lock, Postmaster postmaster, DatabaseAddress address, DatabaseAddress superuser) {
    this.lock = lock;
    this.postmaster = postmaster;
    this.address = address;
    this.superuser = superuser;
  }

  /**
   * Starts the server of {@code home}, which is unpacked and initialised where it is not there yet
   * and recovered where it crashed. Blocks until it accepts connections.
   *
   * @throws EnvironmentFailure where this machine or this folder does not let it run
   */
  public static EmbeddedPostgres start(PostgresHome home, ServerSettings settings) {
    var platform = Platform.current();
    try {
      Folders.create(home.directory());
    } catch (IOException e) {
      throw Diagnosis.ofWriting(home.directory(), e);
    }
    var lock = HomeLock.take(home);
    boolean started = false;
    try {
      var account = Account.of(home);
      account.mustReach(home.directory());
      var binaries = Binaries.in(home.binaries(), platform);
      account.mustReach(binaries.directory());
      var cluster = new Cluster(home, binaries, account);
      cluster.prepare(settings.durable());
      endLeftover(home, account);
      var server = running(home, binaries, account, settings, cluster, lock);
      started = true;
      return server;
    } catch (IOException e) {
      throw Diagnosis.ofWriting(home.directory(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EnvironmentFailure(
          EnvironmentCode.POSTGRES_FAILED, "The start was interrupted", "Start again", e);
    } finally {
      if (!started) {
        release(lock);
      }
    }
  }

  /** The engine's own login: owner of its database, may create roles, is no superuser. */
  public DatabaseAddress address() {
    return address;
  }

  /** The superuser's login, for tests and for an operator's tools; the engine never uses it. */
  public DatabaseAddress superuser() {
    return superuser;
  }

  /** The process id of the server. */
  public long pid() {
    return postmaster.pid();
  }

  /** Whether the server still runs. */
  public boolean running() {
    return postmaster.running();
  }

  /** Stops the server and waits for its end; closing again does nothing. */
  @Override
  public void close() {
    try {
      postmaster.stop();
      lock.close();
    } catch (IOException e) {
      throw new EnvironmentFailure(
          EnvironmentCode.POSTGRES_FAILED, "PostgreSQL could not be stopped", "See its log", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static EmbeddedPostgres running(
      PostgresHome home,
      Binaries binaries,
      Account account,
      ServerSettings settings,
      Cluster cluster,
      HomeLock lock)
      throws IOException, InterruptedException {
    var said = "";
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int port = attempt == 0 ? Ports.keptOrFree(home) : Ports.free();
      var line = settings.commandLine(home, binaries, port);
      switch (Postmaster.start(home, account, line)) {
        case Postmaster.Start.Running(var postmaster) -> {
          Ports.keep(home, port);
          var superuser =
              new DatabaseAddress(
                  Ports.LOOPBACK,
                  port,
                  Cluster.SUPERUSER,
                  Cluster.SUPERUSER,
                  cluster.password(Cluster.SUPERUSER));
          var address =
              new DatabaseAddress(
                  Ports.LOOPBACK,
                  port,
                  Cluster.LOGIN,
                  Cluster.LOGIN,
                  cluster.password(Cluster.LOGIN));
          return new EmbeddedPostgres(lock, postmaster, address, superuser);
        }
        case Postmaster.Start.Ended(var output) -> {
          said = output;
          // The port was taken in between, or the last backends of a killed server are still
          // ending: both pass.
          if (!output.contains("could not bind") && !output.contains("still in use")) {
            throw Diagnosis.ofOutput("start", output, home);
          }
        }
      }
    }
    throw Diagnosis.ofOutput("start", said, home);
  }

  /**
   * Ends a server that outlived its engine. This engine holds the lock, so nobody uses it; started
   * anew it has a watch again.
   */
  private static void endLeftover(PostgresHome home, Account account)
      throws IOException, InterruptedException {
    var file = PostmasterFile.read(home);
    var process = file.flatMap(PostmasterFile::process);
    if (process.isEmpty()) {
      return;
    }
    if (!PostmasterFile.isServerOf(home, process.get())) {
      // PostgreSQL would take the stranger that has this pid now for a server and refuse to start.
      Files.deleteIfExists(PostmasterFile.path(home));
      return;
    }
    var pid = Long.toString(process.get().pid());
    var kill = List.of("/bin/sh", "-c", "kill -INT \"$1\"", "sh", pid);
    var ended = process.get().onExit();
    Command.run(home.directory(), account.command(kill), "");
    try {
      ended.get(LEFTOVER_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      throw new EnvironmentFailure(
          EnvironmentCode.DATA_IN_USE,
          "An older server (process " + pid + ") still uses the data in " + home.directory(),
          "Wait until it has stopped, or end it with kill -INT " + pid,
          e);
    }
  }

  private static void release(HomeLock lock) {
    try {
      lock.close();
    } catch (IOException closedAtExit) {
      // The failure on its way out says more, and the system frees the lock with the process.
    }
  }
}
