package dev.libretto.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The checked-out sources that are measured. */
record WorkTree(Path root) {

  /** The one the command stands in, as {@code benchmarks/run} says. */
  static WorkTree current() {
    return new WorkTree(Path.of(System.getProperty("libretto.root", ".")).toAbsolutePath());
  }

  /** Abbreviated; with a trailing {@code +} when files differ from it; "unknown" outside git. */
  String commit() throws InterruptedException {
    String commit = git("rev-parse", "--short=12", "HEAD");
    if (commit.isEmpty()) {
      return "unknown";
    }
    return git("status", "--porcelain").isEmpty() ? commit : commit + "+";
  }

  private String git(String... arguments) throws InterruptedException {
    var command = new ArrayList<>(List.of("git", "-C", root.toString()));
    command.addAll(List.of(arguments));
    try {
      var process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return process.waitFor() == 0 ? output : "";
    } catch (IOException e) {
      return "";
    }
  }
}
