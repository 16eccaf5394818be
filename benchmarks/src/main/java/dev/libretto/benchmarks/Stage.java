package dev.libretto.benchmarks;

import dev.libretto.benchmarks.target.EnvironmentException;
import dev.libretto.benchmarks.target.LimitTarget;
import dev.libretto.benchmarks.target.PostgresServer;
import dev.libretto.benchmarks.target.Target;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * Everything a run needs, up and filled. Closing it stops and removes it all, last started first.
 */
final class Stage implements AutoCloseable {
  private final Deque<Closing> closings = new ArrayDeque<>();
  private final List<Target> targets = new ArrayList<>();
  private final PostgresServer server;

  private Stage(Arguments arguments, Consumer<String> progress)
      throws IOException, InterruptedException {
    boolean complete = false;
    try {
      var scratch = Scratch.create(arguments.data().orElseGet(Scratch::usual));
      closings.push(scratch::close);
      var vertx = Vertx.vertx();
      closings.push(() -> vertx.close().await());
      server = server(vertx, arguments, scratch);
      closings.push(server::close);
      for (var name : arguments.targets()) {
        progress.accept("fill " + name + " with " + arguments.rows() + " rows");
        var target = target(name, server, arguments.rows(), scratch);
        closings.push(target::close);
        targets.add(target);
      }
      complete = true;
    } finally {
      if (!complete) {
        close();
      }
    }
  }

  static Stage set(Arguments arguments, Consumer<String> progress)
      throws IOException, InterruptedException {
    return new Stage(arguments, progress);
  }

  PostgresServer server() {
    return server;
  }

  List<Target> targets() {
    return List.copyOf(targets);
  }

  @Override
  public void close() throws IOException {
    while (!closings.isEmpty()) {
      closings.pop().close();
    }
  }

  private static PostgresServer server(Vertx vertx, Arguments arguments, Scratch scratch) {
    return arguments
        .database()
        .map(url -> PostgresServer.at(vertx, url))
        .orElseGet(() ->
            PostgresServer.start(vertx, scratch.own().resolve("postgres"), scratch.binaries()));
  }

  private static Target target(String name, PostgresServer server, int rows, Scratch scratch)
      throws IOException, InterruptedException {
    return switch (name) {
      case "limit" -> LimitTarget.start(server, rows, freePort(), scratch.own());
      default -> throw new EnvironmentException("There is no target " + name);
    };
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private interface Closing {
    void close() throws IOException;
  }
}
