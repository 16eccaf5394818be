package dev.libretto.postgres;

import dev.libretto.problem.EnvironmentCode;
import dev.libretto.problem.EnvironmentFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * A program run to its end.
 *
 * @param output standard output and standard error together
 */
record Command(int exit, String output) {

  /** Runs {@code line} in {@code directory}, feeds it {@code input} and waits for its end. */
  static Command run(Path directory, List<String> line, String input) {
    try {
      var process = builder(directory, line).redirectErrorStream(true).start();
      // Inputs here are far smaller than a pipe's buffer, so writing first cannot block.
      try (var stdin = process.getOutputStream()) {
        stdin.write(input.getBytes(StandardCharsets.UTF_8));
      } catch (IOException endedEarly) {
        // The exit code and the output below tell why it did not read.
      }
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Command(process.waitFor(), output.strip());
    } catch (IOException e) {
      throw new EnvironmentFailure(
          EnvironmentCode.POSTGRES_FAILED,
          "The program " + line.getFirst() + " cannot be run (" + e.getMessage() + ")",
          "Install it, or set LIBRETTO_DATABASE_URL to a PostgreSQL of your own",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EnvironmentFailure(
          EnvironmentCode.POSTGRES_FAILED, "The start was interrupted", "Start again", e);
    }
  }

  /** A process whose environment cannot change what PostgreSQL does or how it speaks. */
  static ProcessBuilder builder(Path directory, List<String> line) {
    var builder = new ProcessBuilder(line).directory(directory.toFile());
    var environment = builder.environment();
    environment.keySet().removeIf(key -> key.startsWith("PG") || key.startsWith("LC_"));
    environment.remove("LANG");
    environment.remove("LANGUAGE");
    environment.put("LC_ALL", "C");
    return builder;
  }

  boolean succeeded() {
    return exit == 0;
  }
}
