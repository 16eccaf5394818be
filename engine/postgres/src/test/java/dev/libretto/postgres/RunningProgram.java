package dev.libretto.postgres;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * {@link ServerProgram} in a JVM of its own.
 *
 * @param line the one line it printed: ready, or what stopped it
 */
record RunningProgram(Process process, String line) {

  static RunningProgram start(PostgresHome home) throws IOException {
    return start(home, List.of(), System.getProperty("java.class.path"));
  }

  /** Runs it under another account, which may not read this build's folders: they are copied. */
  static RunningProgram startAs(String account, PostgresHome home, Path scratch)
      throws IOException {
    var copies = new ArrayList<String>();
    for (var entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      copies.add(copy(Path.of(entry), scratch.resolve(Integer.toString(copies.size()))));
    }
    var prefix = List.of("setpriv", "--reuid=" + account, "--clear-groups", "--");
    return start(home, prefix, String.join(File.pathSeparator, copies));
  }

  /** The address it told. */
  DatabaseAddress address() {
    var words = line.split(" ");
    return new DatabaseAddress(
        Ports.LOOPBACK, Integer.parseInt(words[2]), Cluster.LOGIN, Cluster.LOGIN, words[3]);
  }

  ProcessHandle server() {
    return ProcessHandle.of(Long.parseLong(line.split(" ")[1])).orElseThrow();
  }

  /** {@code kill -9}, and the end of it. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  private static RunningProgram start(PostgresHome home, List<String> prefix, String classPath)
      throws IOException {
    var line = new ArrayList<>(prefix);
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-Xmx64m", "-XX:+UseSerialGC", "-cp", classPath));
    line.add(ServerProgram.class.getName());
    line.add(home.directory().toString());
    line.add(home.binaries().toString());
    var process =
        new ProcessBuilder(line)
            .directory(new File("/"))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    var reader =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    var said = reader.readLine();
    return new RunningProgram(process, said == null ? "nothing" : said);
  }

  /** Waits for the end of a process that somebody else ends. */
  static void awaitEnd(ProcessHandle process) throws Exception {
    process.onExit().get(30, TimeUnit.SECONDS);
  }

  private static String copy(Path from, Path to) throws IOException {
    if (!Files.exists(from)) {
      return to.toString();
    }
    try (Stream<Path> paths = Files.walk(from)) {
      for (var path : paths.toList()) {
        var target = to.resolve(from.relativize(path).toString());
        Files.createDirectories(target.toAbsolutePath().getParent());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
    return to.toString();
  }
}
