package dev.libretto.benchmarks.targets;

import java.util.List;

/** The options {@code ./libretto} gives the engine's JVM: the limit gets the same. */
final class JvmOptions {
  private JvmOptions() {}

  static List<String> engine() {
    return List.of(
        "-XX:+UseSerialGC",
        "-Xms64m",
        "-Xmx1g",
        "-XX:+ExitOnOutOfMemoryError",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow");
  }
}
