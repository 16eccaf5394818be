package dev.libretto.benchmarks.result;

import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;

/** Results as a table for people. */
public final class ResultsTable {
  private static final String HEAD =
      """
      scenario  conns  target     requests/s   p50 ms   p99 ms   CPU-s per 1,000 requests            RSS MB
                                                                 engine + postgres = all   x limit
      """;

  private ResultsTable() {}

  /** The text of the table, its notes below. */
  public static String write(Results results) {
    var text = new StringBuilder(HEAD);
    for (var measurement : results.measurements()) {
      text.append(line(results, measurement)).append('\n');
    }
    results.startTimes().toFirstAnswer().entrySet().stream()
        .sorted(Map.Entry.comparingByKey(Comparator.reverseOrder()))
        .forEach(start -> text.append(start(start.getKey(), start.getValue())));
    results
        .startTimes()
        .withPostgres()
        .ifPresent(time -> text.append(start("libretto with its own PostgreSQL", time)));
    return text.append("commit ")
        .append(results.commit())
        .append(", ")
        .append(results.machine())
        .append('\n')
        .toString();
  }

  private static String start(String what, Duration time) {
    return String.format(Locale.ROOT, "start to first answer %6d ms  %s%n", time.toMillis(), what);
  }

  private static String line(Results results, Measurement measurement) {
    var ratio = results.ratioToLimit(measurement);
    return String.format(
        Locale.ROOT,
        "%-8s %6d  %-9s %11.0f %8.2f %8.2f   %6.3f + %8.3f = %5.3f %7s  %7.0f",
        measurement.scenario(),
        measurement.connections(),
        measurement.target(),
        measurement.requestsPerSecond(),
        measurement.p50Millis(),
        measurement.p99Millis(),
        measurement.engineCpuSecondsPer1000(),
        measurement.postgresCpuSecondsPer1000(),
        measurement.cpuSecondsPer1000(),
        ratio.isPresent() ? String.format(Locale.ROOT, "%.2f", ratio.getAsDouble()) : "-",
        measurement.rssMegabytes());
  }
}
