package dev.libretto.benchmarks;

import dev.libretto.benchmarks.target.EnvironmentException;
import dev.libretto.benchmarks.target.LimitTarget;
import dev.libretto.benchmarks.target.PostgresServer;
import dev.libretto.benchmarks.target.Target;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Everything a run needs, up and filled; closing it stops and removes it all. */
record Stage(Vertx vertx, PostgresServer server, List<Target> targets) implements AutoCloseable {

  static Stage set(Arguments arguments, Consumer<String> progress)
      throws IOException, InterruptedException {
    var folder = Files.createTempDirectory("libretto-benchmark");
    var vertx = Vertx.vertx();
    var targets = new ArrayList<Target>();
    try {
      var server = server(vertx, arguments);
      for (var name : arguments.targets()) {
        progress.accept("fill " + name + " with " + arguments.rows() + " rows");
        targets.add(target(name, server, arguments.rows(), folder));
      }
      return new Stage(vertx, server, List.copyOf(targets));
    } catch (IOException | InterruptedException | RuntimeException e) {
      targets.forEach(Target::close);
      vertx.close().await();
      throw e;
    }
  }

  @Override
  public void close() {
    targets.forEach(Target::close);
    vertx.close().await();
  }

  private static PostgresServer server(Vertx vertx, Arguments arguments) {
    return PostgresServer.at(
        vertx,
        PgConnectOptions.fromUri(
            arguments
                .database()
                .orElseThrow(() -> new EnvironmentException("Say which PostgreSQL: --database"))));
  }

  private static Target target(String name, PostgresServer server, int rows, Path folder)
      throws IOException, InterruptedException {
    return switch (name) {
      case "limit" -> LimitTarget.start(server, rows, freePort(), folder);
      default -> throw new EnvironmentException("There is no target " + name);
    };
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
