package dev.libretto.benchmarks;

import dev.libretto.benchmarks.item.Kind;
import dev.libretto.benchmarks.targets.EmbeddedStart;
import dev.libretto.benchmarks.targets.EnvironmentException;
import dev.libretto.benchmarks.targets.LibrettoTarget;
import dev.libretto.benchmarks.targets.LimitTarget;
import dev.libretto.benchmarks.targets.PostgresServer;
import dev.libretto.benchmarks.targets.Target;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Everything a run needs, up and filled. Closing it stops and removes it all, last started first.
 */
final class Stage implements AutoCloseable {
  private final Deque<Closing> closings = new ArrayDeque<>();
  private final List<Target> targets = new ArrayList<>();
  private final WorkTree workTree;
  private final Scratch scratch;
  private final PostgresServer server;

  private Stage(Arguments arguments, WorkTree workTree, Consumer<String> progress)
      throws IOException, InterruptedException {
    this.workTree = workTree;
    boolean complete = false;
    try {
      scratch = Scratch.create(arguments.data().orElseGet(Scratch::usual));
      closings.push(scratch::close);
      var vertx = Vertx.vertx();
      closings.push(() -> vertx.close().await());
      server = server(vertx, arguments);
      closings.push(server::close);
      for (var name : arguments.targets()) {
        progress.accept("fill " + name + " with " + arguments.rows() + " rows");
        var target = target(name, kinds(arguments), arguments.rows());
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

  /**
   * Sets it.
   *
   * @param progress told what takes long
   */
  static Stage set(Arguments arguments, WorkTree workTree, Consumer<String> progress)
      throws IOException, InterruptedException {
    return new Stage(arguments, workTree, progress);
  }

  PostgresServer server() {
    return server;
  }

  List<Target> targets() {
    return List.copyOf(targets);
  }

  /** Starts of the engine as most people start it; none where it is no target. */
  List<Duration> embeddedStarts(int starts) throws IOException, InterruptedException {
    return targets.stream().anyMatch(LibrettoTarget.class::isInstance)
        ? EmbeddedStart.measure(starts, freePort(), freePort(), workTree.root(), scratch.own())
        : List.of();
  }

  @Override
  public void close() throws IOException {
    while (!closings.isEmpty()) {
      closings.pop().close();
    }
  }

  private PostgresServer server(Vertx vertx, Arguments arguments) {
    return arguments
        .database()
        .map(url -> PostgresServer.at(vertx, url))
        .orElseGet(() ->
            PostgresServer.start(vertx, scratch.own().resolve("postgres"), scratch.binaries()));
  }

  /** The items are read at every start. */
  private static Set<Kind> kinds(Arguments arguments) {
    var kinds = EnumSet.of(Kind.ITEM);
    arguments.scenarios().forEach(scenario -> kinds.add(scenario.kind()));
    return kinds;
  }

  private Target target(String name, Set<Kind> kinds, int rows)
      throws IOException, InterruptedException {
    return switch (name) {
      case "limit" -> LimitTarget.start(server, kinds, rows, freePort(), scratch.own());
      case "libretto" ->
          LibrettoTarget.start(
              server, kinds, rows, freePort(), freePort(), workTree.root(), scratch.own());
      default -> throw new EnvironmentException("There is no target " + name);
    };
  }

  static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private interface Closing {
    void close() throws IOException;
  }
}
