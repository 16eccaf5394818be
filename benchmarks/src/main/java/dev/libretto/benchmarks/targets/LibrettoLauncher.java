package dev.libretto.benchmarks.targets;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Starts the engine as a person would, by {@code ./libretto}.
 *
 * @param root the work tree
 * @param data the engine's own folder
 * @param databaseUrl empty for the PostgreSQL the engine embeds
 */
record LibrettoLauncher(
    Path root, int port, int consolePort, Path data, Optional<String> databaseUrl, Path log) {
  static final String BUILDER = "bench";

  /** As many connections as the limit has. */
  private static final String POOL_SIZE = "16";

  /** The engine with the definition published, and its token written, by the time it answers. */
  ServiceProcess run() throws IOException {
    return start(
        List.of(
            "run",
            root.resolve("benchmarks/definition").toString(),
            "--user",
            BUILDER,
            "--no-watch"));
  }

  /** The engine with what was published before. */
  ServiceProcess serve() throws IOException {
    return start(List.of("serve"));
  }

  /** Where {@link #run} leaves the builder's token. */
  Path tokenFile() {
    return data.resolve("builder-token." + BUILDER);
  }

  private ServiceProcess start(List<String> words) throws IOException {
    var command = new ArrayList<String>();
    command.add(root.resolve("libretto").toString());
    command.addAll(words);
    command.addAll(List.of("--port", Integer.toString(port)));
    command.addAll(List.of("--console-port", Integer.toString(consolePort)));
    command.addAll(List.of("--data", data.toString()));
    return ServiceProcess.start(command, environment(), log);
  }

  private Map<String, String> environment() {
    var environment = new HashMap<String, String>();
    environment.put("LIBRETTO_POOL_SIZE", POOL_SIZE);
    environment.put("LIBRETTO_JAVA_HOME", System.getProperty("java.home"));
    databaseUrl.ifPresent(url -> {
      environment.put("LIBRETTO_DATABASE_URL", url);
      // The database is thrown away: nothing worth a secret is under this key.
      environment.put("LIBRETTO_MASTER_KEY", "00".repeat(32));
    });
    return environment;
  }
}
