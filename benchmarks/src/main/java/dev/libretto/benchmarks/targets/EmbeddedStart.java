package dev.libretto.benchmarks.targets;

import dev.libretto.benchmarks.item.HttpDialect;
import dev.libretto.benchmarks.item.Scenario;
import dev.libretto.benchmarks.load.HttpConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * How long the engine takes as most people start it, with the PostgreSQL it embeds: from starting
 * the process to the first answer, over an app that was published and filled before.
 */
public final class EmbeddedStart {
  private static final int ROWS = 100;
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private EmbeddedStart() {}

  /** Each of some starts. */
  public static List<Duration> measure(
      int starts, int port, int consolePort, Path root, Path folder)
      throws IOException, InterruptedException {
    var launcher =
        new LibrettoLauncher(
            root,
            port,
            consolePort,
            Files.createDirectory(folder.resolve("embedded")),
            Optional.empty(),
            folder.resolve("embedded.log"));
    var list = LibrettoTarget.anyList(port);
    try (var publishing = launcher.run()) {
      publishing.awaitAnswer(port, list);
      insert(port);
    }
    var times = new ArrayList<Duration>();
    for (int i = 0; i < starts; i++) {
      try (var engine = launcher.serve()) {
        times.add(engine.awaitAnswer(port, list));
      }
    }
    return times;
  }

  private static void insert(int port) throws IOException {
    var random = new SplittableRandom(1);
    var requests = Scenario.INSERT.requests(HttpDialect.libretto(""), port, ROWS);
    try (var connection = HttpConnection.open(port, TIMEOUT)) {
      for (int i = 0; i < ROWS; i++) {
        int status = connection.exchange(requests.next(random));
        if (status != Scenario.INSERT.expectedStatus()) {
          throw new IOException("Status " + status + " for an insert");
        }
      }
    }
  }
}
