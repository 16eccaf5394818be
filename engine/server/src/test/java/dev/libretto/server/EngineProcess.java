package dev.libretto.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** {@code run} in a process of its own, as a person starts it. */
final class EngineProcess {

  private static final long PATIENCE_SECONDS = 60;

  private final Process process;
  private final Path data;

  /** What it has printed; nothing at the end. */
  private final BlockingQueue<Optional<String>> out = new LinkedBlockingQueue<>();

  private EngineProcess(Process process, Path data) {
    this.process = process;
    this.data = data;
    // A pipe that nobody reads fills up, and then the engine waits for good.
    Thread.ofVirtual().start(this::listen);
    // A test that fails leaves no engine behind.
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
  }

  private void listen() {
    try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      lines.lines().map(Optional::of).forEach(out::add);
    } catch (IOException | UncheckedIOException killed) {
      // What it printed until then is all there is.
    } finally {
      out.add(Optional.empty());
    }
  }

  /** Starts it; both its streams are read as one. */
  static EngineProcess run(Path folder, Path data, String... flags) throws IOException {
    var line = new ArrayList<String>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"));
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    line.addAll(List.of("run", folder.toString(), "--port", "0", "--data", data.toString()));
    line.addAll(List.of(flags));
    var builder = new ProcessBuilder(line).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("LIBRETTO_"));
    return new EngineProcess(builder.start(), data);
  }

  /** Reads what it prints until a line holds a text, and gives that line. */
  String await(String text) throws InterruptedException {
    var before = new StringBuilder();
    for (var line = out.take(); line.isPresent(); line = out.take()) {
      before.append(line.get()).append('\n');
      if (line.get().contains(text)) {
        return line.get().strip();
      }
    }
    throw new AssertionError("It ended without `" + text + "`:\n" + before);
  }

  /** The answer to a request that carries the builder's token. */
  HttpResponse<String> ask(String method, URI address, String body)
      throws IOException, InterruptedException {
    var token = Files.readString(data.resolve("builder-token")).strip();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(address)
              .method(method, HttpRequest.BodyPublishers.ofString(body))
              .header("Authorization", "Bearer " + token)
              .header("Content-Type", "application/json")
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  /** {@code kill -9}. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /**
   * Asks it to stop and returns the exit code it ends with. SIGTERM, which means the same to it as
   * Ctrl-C: where tests run in the background, SIGINT is ignored by every process they start.
   */
  int stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      kill();
      throw new AssertionError("the engine did not stop when asked to");
    }
    return process.exitValue();
  }
}
