package dev.libretto.benchmarks.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What {@code /proc/PID/stat} says of a process (proc(5)).
 *
 * @param ticks CPU time of the process and of the children it has waited for, in clock ticks: a
 *     child that ends moves its time to its parent, so that the sum over a tree never falls
 */
public record ProcessStat(long pid, String command, long parent, long ticks) {

  /** Empty when there is no such process (any more). */
  public static Optional<ProcessStat> read(Path proc, long pid) {
    try {
      var bytes = Files.readAllBytes(proc.resolve(Long.toString(pid)).resolve("stat"));
      return Optional.of(parse(new String(bytes, StandardCharsets.ISO_8859_1)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Reads the line. The command stands in parentheses and may itself contain any character. */
  static ProcessStat parse(String line) {
    int open = line.indexOf('(');
    int close = line.lastIndexOf(')');
    String[] rest = line.substring(close + 2).trim().split(" ");
    long ticks = 0;
    for (int i = 11; i <= 14; i++) {
      ticks += Long.parseLong(rest[i]);
    }
    return new ProcessStat(
        Long.parseLong(line.substring(0, open).trim()),
        line.substring(open + 1, close),
        Long.parseLong(rest[1]),
        ticks);
  }
}
