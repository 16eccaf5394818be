package dev.libretto.postgres;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a server runs. It is given on the command line at each start, so the cluster's own files
 * never decide anything.
 *
 * @param durable whether an acknowledged commit survives a power cut; only a test says no
 * @param maxConnections how many sessions at once, all pools together
 */
public record ServerSettings(boolean durable, int maxConnections) {

  /** For everything but tests. */
  public static final ServerSettings DURABLE = new ServerSettings(true, 64);

  /** For tests that do not test durability. */
  public static final ServerSettings FAST = new ServerSettings(false, 200);

  /** The limit of a Unix socket's path, the ending zero included, is 104 (macOS) or 108 bytes. */
  private static final int SOCKET_PATH_LIMIT = 103;

  List<String> commandLine(PostgresHome home, Binaries binaries, int port) {
    var line = new ArrayList<String>();
    line.add(binaries.program("postgres"));
    line.add("-D");
    line.add(home.cluster().toString());
    parameters(home, port)
        .forEach((name, value) -> {
          line.add("-c");
          line.add(name + "=" + value);
        });
    return line;
  }

  private Map<String, String> parameters(PostgresHome home, int port) {
    var parameters = new LinkedHashMap<String, String>();
    parameters.put("listen_addresses", Ports.LOOPBACK);
    parameters.put("port", Integer.toString(port));
    parameters.put("unix_socket_directories", socketFolder(home, port));
    parameters.put("max_connections", Integer.toString(maxConnections));
    parameters.put("fsync", durable ? "on" : "off");
    parameters.put("synchronous_commit", durable ? "on" : "off");
    parameters.put("full_page_writes", durable ? "on" : "off");
    if (Platform.current().linux()) {
      // One call instead of one per file: a crash start with 80,000 files takes 0.4 s, not 7.
      parameters.put("recovery_init_sync_method", "syncfs");
    }
    // Statements here are small and planned once; compiling them would cost more than it saves.
    parameters.put("jit", "off");
    parameters.put("timezone", "UTC");
    parameters.put("log_timezone", "UTC");
    parameters.put("log_line_prefix", "%m [%p] ");
    // A refused row is the caller's business, and its values have no place in a log.
    parameters.put("log_min_messages", "log");
    parameters.put("log_min_error_statement", "panic");
    return parameters;
  }

  /** Where the socket goes, for an operator's tools; none where the path would be too long. */
  private static String socketFolder(PostgresHome home, int port) {
    var socket = home.cluster().resolve(".s.PGSQL." + port).toString();
    return socket.getBytes(StandardCharsets.UTF_8).length <= SOCKET_PATH_LIMIT
            && !socket.contains(",")
        ? home.cluster().toString()
        : "";
  }
}
