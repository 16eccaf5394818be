package dev.libretto.benchmarks.profile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/**
 * Stack samples of a recording, seen three ways: where the time itself was spent, which of our own
 * methods it was spent for, and what allocated.
 */
record Samples(List<RecordedEvent> time, List<RecordedEvent> allocation) {
  private static final int LINES = 25;
  private static final String OURS = "dev.libretto.";

  /**
   * Reads the file. CPU time samples also see time in the kernel; where the JVM has none, samples
   * of running Java code must do.
   */
  static Samples of(Path file) throws IOException {
    var events =
        RecordingFile.readAllEvents(file).stream()
            .filter(event -> event.getStackTrace() != null)
            .collect(Collectors.groupingBy(event -> event.getEventType().getName()));
    var cpuTime = events.getOrDefault("jdk.CPUTimeSample", List.of());
    return new Samples(
        cpuTime.isEmpty() ? events.getOrDefault("jdk.ExecutionSample", List.of()) : cpuTime,
        events.getOrDefault("jdk.ObjectAllocationSample", List.of()));
  }

  String report() {
    return section("top frames", time, Samples::top)
        + section("top frames, by package", time, event -> packageOf(top(event)))
        + section("nearest own frame", time, Samples::own)
        + section("allocation, nearest own frame", allocation, Samples::own);
  }

  private static String section(
      String title, List<RecordedEvent> events, Function<RecordedEvent, String> key) {
    var weights = new HashMap<String, Long>();
    events.forEach(event -> weights.merge(key.apply(event), weight(event), Long::sum));
    long all = Math.max(1, weights.values().stream().mapToLong(Long::longValue).sum());
    return weights.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .limit(LINES)
        .map(entry ->
            String.format(
                Locale.ROOT, "  %5.1f %%  %s%n", 100.0 * entry.getValue() / all, entry.getKey()))
        .collect(Collectors.joining("", title + " (" + events.size() + " samples)\n", ""));
  }

  private static long weight(RecordedEvent event) {
    return event.hasField("weight") ? event.getLong("weight") : 1;
  }

  private static String top(RecordedEvent event) {
    return name(event.getStackTrace().getFrames().getFirst());
  }

  private static String own(RecordedEvent event) {
    return event.getStackTrace().getFrames().stream()
        .map(Samples::name)
        .filter(name -> name.startsWith(OURS))
        .findFirst()
        .orElse("(none)");
  }

  private static String name(@Nullable RecordedFrame frame) {
    if (frame == null || frame.getMethod() == null) {
      return "(unknown)";
    }
    return frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
  }

  private static String packageOf(String method) {
    String type = method.substring(0, Math.max(0, method.lastIndexOf('.')));
    return type.substring(0, Math.max(0, type.lastIndexOf('.')));
  }
}
