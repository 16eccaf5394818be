package dev.libretto.benchmarks.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

/** All processes of the machine at one moment. */
public final class Processes {
  private static final Path PROC = Path.of("/proc");

  private final List<ProcessStat> all;

  private Processes(List<ProcessStat> all) {
    this.all = all;
  }

  /** The processes as they are now. */
  public static Processes now() {
    try (var entries = Files.list(PROC)) {
      return of(
          entries
              .map(entry -> entry.getFileName().toString())
              .filter(name -> name.chars().allMatch(Character::isDigit))
              .flatMap(name -> ProcessStat.read(PROC, Long.parseLong(name)).stream())
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException("/proc cannot be read: CPU time is measured on Linux only", e);
    }
  }

  static Processes of(List<ProcessStat> all) {
    return new Processes(new ArrayList<>(all));
  }

  /** The process and all that descend from it, except one of them and what descends from that. */
  public Set<ProcessStat> tree(long root, long excluded) {
    var found = new HashSet<ProcessStat>();
    var open = new ArrayDeque<Long>();
    open.add(root);
    while (!open.isEmpty()) {
      long next = open.remove();
      if (next == excluded) {
        continue;
      }
      for (var process : all) {
        if (process.pid() == next) {
          found.add(process);
        } else if (process.parent() == next) {
          open.add(process.pid());
        }
      }
    }
    return found;
  }

  /** The process and all that descend from it. */
  public Set<ProcessStat> tree(long root) {
    return tree(root, -1);
  }

  /** CPU time of some processes, in clock ticks. */
  public static long ticks(Set<ProcessStat> processes) {
    return processes.stream().flatMapToLong(process -> LongStream.of(process.ticks())).sum();
  }
}
