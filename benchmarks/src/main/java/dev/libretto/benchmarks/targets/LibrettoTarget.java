package dev.libretto.benchmarks.targets;

import dev.libretto.benchmarks.item.HttpDialect;
import dev.libretto.benchmarks.item.ItemTable;
import dev.libretto.benchmarks.item.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;

/** The engine with the definition of the items published, started by its own launcher. */
public final class LibrettoTarget implements Target {
  private static final String DATABASE = "libretto_benchmark_engine";

  private final PostgresServer server;
  private final Database database;
  private final LibrettoLauncher launcher;
  private final ItemTable table;
  private ServiceProcess process;

  private LibrettoTarget(
      PostgresServer server,
      Database database,
      LibrettoLauncher launcher,
      ItemTable table,
      ServiceProcess process) {
    this.server = server;
    this.database = database;
    this.launcher = launcher;
    this.table = table;
    this.process = process;
  }

  /** Publishes the definition, fills its table and starts the engine anew. */
  public static LibrettoTarget start(
      PostgresServer server, int rows, int port, int consolePort, Path root, Path folder)
      throws IOException, InterruptedException {
    var launcher =
        new LibrettoLauncher(
            root,
            port,
            consolePort,
            Files.createDirectory(folder.resolve("libretto")),
            Optional.of(server.url(DATABASE)),
            folder.resolve("libretto.log"));
    var database = server.emptyDatabase(DATABASE);
    boolean started = false;
    try {
      var table = publishedTable(launcher, database);
      database.run(table.withoutAutovacuum());
      database.run(table.fill(rows));
      database.run(table.tidy());
      var process = launcher.serve();
      var target = new LibrettoTarget(server, database, launcher, table, process);
      process.awaitAnswer(port, firstRead(port));
      started = true;
      return target;
    } finally {
      if (!started) {
        database.close();
      }
    }
  }

  private static ItemTable publishedTable(LibrettoLauncher launcher, Database database)
      throws IOException, InterruptedException {
    try (var publishing = launcher.run()) {
      publishing.awaitAnswer(launcher.port(), anyList(launcher.port()));
      return PublishedTable.find(launcher, database);
    }
  }

  @Override
  public String name() {
    return "libretto";
  }

  @Override
  public int port() {
    return launcher.port();
  }

  @Override
  public HttpDialect dialect() {
    return HttpDialect.libretto();
  }

  @Override
  public Database database() {
    return database;
  }

  @Override
  public ItemTable table() {
    return table;
  }

  @Override
  public long pid() {
    return process.pid();
  }

  @Override
  public Duration restart() throws IOException, InterruptedException {
    process.close();
    process = launcher.serve();
    return process.awaitAnswer(port(), firstRead(port()));
  }

  @Override
  public void close() {
    process.close();
    database.close();
    server.drop(DATABASE);
  }

  /** Answered as soon as the definition is published, rows or none. */
  static byte[] anyList(int port) {
    return Scenario.LIST.requests(HttpDialect.libretto(), port, 1).next(new SplittableRandom(1));
  }

  private static byte[] firstRead(int port) {
    return Scenario.READ.requests(HttpDialect.libretto(), port, 1).next(new SplittableRandom(1));
  }
}
