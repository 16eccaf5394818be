package dev.libretto.benchmarks.targets;

import dev.libretto.benchmarks.item.ItemTable;
import dev.libretto.benchmarks.item.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * An engine with its database on a server of its own, which definitions are sent to. The items are
 * published already, without rows.
 */
public final class PublishingEngine implements AutoCloseable {
  private static final String DATABASE = "libretto_benchmark_engine";
  private static final String HEAP = "jvm_memory_used_bytes{area=\"heap\"";

  private final PostgresServer server;
  private final Database database;
  private final LibrettoLauncher launcher;
  private final BuilderApi api;
  private ServiceProcess process;

  private PublishingEngine(
      PostgresServer server,
      Database database,
      LibrettoLauncher launcher,
      BuilderApi api,
      ServiceProcess process) {
    this.server = server;
    this.database = database;
    this.launcher = launcher;
    this.api = api;
    this.process = process;
  }

  /** Starts it. */
  public static PublishingEngine start(
      PostgresServer server, int port, int consolePort, Path root, Path folder)
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
    var process = launcher.run();
    process.awaitAnswer(port, LibrettoTarget.anyList(port));
    return new PublishingEngine(server, database, launcher, new BuilderApi(launcher), process);
  }

  /** Starts it anew with what is published; the time to the first answer. */
  public Duration restart() throws IOException, InterruptedException {
    process.close();
    process = launcher.serve();
    return process.awaitAnswer(port(), LibrettoTarget.anyList(port()));
  }

  /** Publishing and all else builders do. */
  public BuilderApi api() {
    return api;
  }

  /** A superuser's connection to its database. */
  public Database database() {
    return database;
  }

  /** Where its apps are. */
  public int port() {
    return launcher.port();
  }

  /** The process whose CPU time is the engine's. */
  public long pid() {
    return process.pid();
  }

  /** The server its database is on. */
  public PostgresServer server() {
    return server;
  }

  /** The physical table of the items. */
  public ItemTable items() throws IOException, InterruptedException {
    var definition = api.definition("items");
    return PublishedTables.of(definition, schema(PublishedTables.physicalName(definition, "item")))
        .item(Kind.ITEM);
  }

  private String schema(String table) {
    var schemas =
        database.texts("SELECT schemaname FROM pg_tables WHERE tablename = '" + table + "'");
    if (schemas.size() != 1) {
      throw new EnvironmentException("There is no table " + table + " after publishing");
    }
    return schemas.getFirst();
  }

  /** What the heap holds after a collection. */
  public double heapMegabytes() throws IOException, InterruptedException {
    var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    var collection =
        new ProcessBuilder(jcmd, Long.toString(pid()), "GC.run")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!collection.waitFor(60, TimeUnit.SECONDS) || collection.exitValue() != 0) {
      throw new EnvironmentException("jcmd cannot reach the engine");
    }
    var address = URI.create("http://127.0.0.1:" + launcher.consolePort() + "/metrics");
    try (var client = HttpClient.newHttpClient()) {
      return client
          .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
          .body()
          .lines()
          .filter(line -> line.startsWith(HEAP))
          .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)) / 1e6)
          .sum();
    }
  }

  @Override
  public void close() {
    api.close();
    process.close();
    database.close();
    server.drop(DATABASE);
  }
}
