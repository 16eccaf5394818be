package dev.libretto.benchmarks.targets;

import dev.libretto.benchmarks.item.HttpDialect;
import dev.libretto.benchmarks.item.ItemTable;
import dev.libretto.benchmarks.item.Kind;
import dev.libretto.benchmarks.item.Scenario;
import dev.libretto.benchmarks.limit.LimitMain;
import dev.libretto.benchmarks.limit.LimitTable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** The hand-written limit, run from this JVM's own class path with the engine's JVM options. */
public final class LimitTarget implements Target {
  private static final String DATABASE = "libretto_benchmark_limit";

  private final PostgresServer server;
  private final Database database;
  private final int port;
  private final Path log;
  private ServiceProcess process;

  private LimitTarget(
      PostgresServer server, Database database, int port, Path log, ServiceProcess process) {
    this.server = server;
    this.database = database;
    this.port = port;
    this.log = log;
    this.process = process;
  }

  /** Fills its tables of these kinds and starts it. */
  public static LimitTarget start(
      PostgresServer server, Set<Kind> kinds, int rows, int port, Path folder)
      throws IOException, InterruptedException {
    var database = server.emptyDatabase(DATABASE);
    boolean started = false;
    try {
      database.run("SET ROLE " + PostgresServer.LOGIN);
      LimitTable.create().forEach(database::run);
      database.run("RESET ROLE");
      Filling.fill(
          database,
          kinds.stream().map(LimitTable::table).toList(),
          LimitTable.places(),
          LimitTable.CHANGE_LOG,
          rows);
      var log = folder.resolve("limit.log");
      var process = process(server, port, log);
      var target = new LimitTarget(server, database, port, log, process);
      process.awaitAnswer(port, firstRead(port));
      started = true;
      return target;
    } finally {
      if (!started) {
        database.close();
      }
    }
  }

  @Override
  public String name() {
    return "limit";
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public HttpDialect dialect() {
    return HttpDialect.limit(LimitTable.KEY);
  }

  @Override
  public Database database() {
    return database;
  }

  @Override
  public ItemTable table(Kind kind) {
    return LimitTable.table(kind);
  }

  @Override
  public String changeLog() {
    return LimitTable.CHANGE_LOG;
  }

  @Override
  public long pid() {
    return process.pid();
  }

  @Override
  public Duration restart() throws IOException, InterruptedException {
    process.close();
    process = process(server, port, log);
    return process.awaitAnswer(port, firstRead(port));
  }

  @Override
  public void close() {
    process.close();
    database.close();
    server.drop(DATABASE);
  }

  private static byte[] firstRead(int port) {
    return Scenario.READ
        .requests(HttpDialect.limit(LimitTable.KEY), port, 1)
        .next(new SplittableRandom(1));
  }

  private static ServiceProcess process(PostgresServer server, int port, Path log)
      throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JvmOptions.engine());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(LimitMain.class.getName());
    command.add(Integer.toString(port));
    command.add(server.url(DATABASE));
    return ServiceProcess.start(command, Map.of(), log);
  }
}
