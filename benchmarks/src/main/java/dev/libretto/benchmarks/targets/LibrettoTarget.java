package dev.libretto.benchmarks.targets;

import dev.libretto.benchmarks.item.HttpDialect;
import dev.libretto.benchmarks.item.ItemTable;
import dev.libretto.benchmarks.item.Kind;
import dev.libretto.benchmarks.item.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** The engine with the definition of the items published, started by its own launcher. */
public final class LibrettoTarget implements Target {
  private static final String DATABASE = "libretto_benchmark_engine";

  private final PostgresServer server;
  private final Database database;
  private final LibrettoLauncher launcher;
  private final Filled filled;
  private ServiceProcess process;

  /**
   * The published tables, with rows in them, and the key of the caller whom their rules are about.
   */
  private record Filled(PublishedTables tables, String key) {}

  private LibrettoTarget(
      PostgresServer server,
      Database database,
      LibrettoLauncher launcher,
      Filled filled,
      ServiceProcess process) {
    this.server = server;
    this.database = database;
    this.launcher = launcher;
    this.filled = filled;
    this.process = process;
  }

  /** Publishes the definition, fills its tables of these kinds and starts the engine anew. */
  public static LibrettoTarget start(
      PostgresServer server,
      Set<Kind> kinds,
      int rows,
      int port,
      int consolePort,
      Path root,
      Path folder)
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
      var filled = publish(launcher, database);
      Filling.fill(
          database,
          kinds.stream().map(filled.tables()::item).toList(),
          filled.tables().places(),
          filled.tables().changeLog(),
          rows);
      var process = launcher.serve();
      var target = new LibrettoTarget(server, database, launcher, filled, process);
      process.awaitAnswer(port, firstRead(port));
      started = true;
      return target;
    } finally {
      if (!started) {
        database.close();
      }
    }
  }

  private static Filled publish(LibrettoLauncher launcher, Database database)
      throws IOException, InterruptedException {
    try (var publishing = launcher.run()) {
      publishing.awaitAnswer(launcher.port(), anyList(launcher.port()));
      try (var api = new BuilderApi(launcher)) {
        var definition = api.definition("items");
        var name = PublishedTables.physicalName(definition, Kind.ITEM.label());
        var schemas =
            database.texts("SELECT schemaname FROM pg_tables WHERE tablename = '" + name + "'");
        if (schemas.size() != 1) {
          throw new EnvironmentException("There is no table " + name + " after publishing");
        }
        var key = api.key("items");
        // Both targets have the same rows, so their creator must be called the same.
        database.run(
            "UPDATE libretto.app_key SET id = '"
                + ItemTable.CALLER.substring("key:".length())
                + "'");
        return new Filled(PublishedTables.of(definition, schemas.getFirst()), key);
      }
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
    return HttpDialect.libretto(filled.key());
  }

  @Override
  public Database database() {
    return database;
  }

  @Override
  public ItemTable table(Kind kind) {
    return filled.tables().item(kind);
  }

  @Override
  public String changeLog() {
    return filled.tables().changeLog();
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
    return Scenario.LIST.requests(HttpDialect.libretto(""), port, 1).next(new SplittableRandom(1));
  }

  private static byte[] firstRead(int port) {
    return Scenario.READ.requests(HttpDialect.libretto(""), port, 1).next(new SplittableRandom(1));
  }
}
