package dev.libretto.benchmarks.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The machine a result belongs to. */
public final class Machine {
  /** USER_HZ, which is 100 for every architecture Linux and we run on. */
  static final double TICKS_PER_SECOND = 100;

  private static final double MEBI = 1024 * 1024;

  private Machine() {}

  /** Cores, memory, processor and kernel in a line. */
  public static String description() {
    return String.format(
        Locale.ROOT,
        "%d cores, %.0f GiB, %s, %s %s, Java %s",
        Runtime.getRuntime().availableProcessors(),
        kibibytes(lines(Path.of("/proc/meminfo")), "MemTotal:").orElse(0L) / MEBI,
        processor(lines(Path.of("/proc/cpuinfo"))),
        System.getProperty("os.name"),
        System.getProperty("os.version"),
        System.getProperty("java.vm.version"));
  }

  /** Resident memory of a process in megabytes of 2²⁰ bytes; 0 when it is gone. */
  public static double residentMegabytes(long pid) {
    return kibibytes(lines(Path.of("/proc", Long.toString(pid), "status")), "VmRSS:").orElse(0L)
        / 1024.0;
  }

  /** The value of a line such as {@code VmRSS: 1234 kB}. */
  static Optional<Long> kibibytes(List<String> lines, String label) {
    return lines.stream()
        .filter(line -> line.startsWith(label))
        .map(line -> Long.valueOf(line.substring(label.length()).replace("kB", "").strip()))
        .findFirst();
  }

  private static String processor(List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse(System.getProperty("os.arch"));
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1).lines().toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
