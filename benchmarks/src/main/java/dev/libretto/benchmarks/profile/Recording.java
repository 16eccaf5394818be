package dev.libretto.benchmarks.profile;

import dev.libretto.benchmarks.targets.EnvironmentException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A flight recording of another JVM, from the moment it is made until it is asked for its report.
 */
public final class Recording {
  private static final String NAME = "libretto-benchmark";

  private final long pid;
  private final Path file;

  private Recording(long pid, Path file) {
    this.pid = pid;
    this.file = file;
  }

  /** Starts recording. */
  public static Recording of(long pid) throws InterruptedException {
    try {
      var recording = new Recording(pid, Files.createTempFile(NAME, ".jfr"));
      recording.command(
          "JFR.start",
          "name=" + NAME,
          "settings=profile",
          "jdk.CPUTimeSample#enabled=true",
          "jdk.CPUTimeSample#throttle=2ms");
      return recording;
    } catch (IOException e) {
      throw new EnvironmentException("jcmd does not run: " + e.getMessage());
    }
  }

  /** Ends the recording and says which frames its samples fell on. */
  public String report() throws InterruptedException {
    try {
      command("JFR.dump", "name=" + NAME, "filename=" + file);
      command("JFR.stop", "name=" + NAME);
      var samples = Samples.of(file);
      Files.deleteIfExists(file);
      return samples.report();
    } catch (IOException e) {
      throw new EnvironmentException("The recording cannot be read: " + e.getMessage());
    }
  }

  private void command(String... words) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
    command.add(Long.toString(pid));
    command.addAll(List.of(words));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new EnvironmentException("jcmd " + words[0] + " failed: " + output);
    }
  }
}
