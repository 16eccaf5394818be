package dev.libretto.benchmarks.result;

import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.stream.Collectors;

/**
 * Results as a JSON array with one row on each line, complete in itself so rows can be collected.
 */
public final class ResultsJson {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();
  private static final MathContext DIGITS = new MathContext(5);

  private ResultsJson() {}

  /** The text of the array. */
  public static String write(Results results) {
    return results.measurements().stream()
        .map(measurement -> line(row(results, measurement)))
        .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
  }

  private static ObjectNode row(Results results, Measurement measurement) {
    var row = JsonNodeFactory.instance.objectNode();
    row.put("target", measurement.target());
    row.put("scenario", measurement.scenario());
    row.put("connections", measurement.connections());
    row.put("requestsPerSecond", rounded(measurement.requestsPerSecond()));
    row.put("p50Millis", rounded(measurement.p50Millis()));
    row.put("p99Millis", rounded(measurement.p99Millis()));
    row.put("cpuSecondsPer1000", rounded(measurement.cpuSecondsPer1000()));
    row.put("engineCpuSecondsPer1000", rounded(measurement.engineCpuSecondsPer1000()));
    row.put("postgresCpuSecondsPer1000", rounded(measurement.postgresCpuSecondsPer1000()));
    results.ratioToLimit(measurement).ifPresent(ratio -> row.put("ratioToLimit", rounded(ratio)));
    row.put("rssMegabytes", rounded(measurement.rssMegabytes()));
    var start = results.startTimes().toFirstAnswer().get(measurement.target());
    if (start != null) {
      row.put("startToFirstAnswerMillis", start.toMillis());
    }
    if (measurement.target().equals(Results.LIBRETTO)) {
      results
          .startTimes()
          .withPostgres()
          .ifPresent(time -> row.put("startWithPostgresMillis", time.toMillis()));
    }
    row.put("commit", results.commit());
    row.put("machine", results.machine());
    return row;
  }

  private static BigDecimal rounded(double value) {
    return BigDecimal.valueOf(value).round(DIGITS);
  }

  private static String line(ObjectNode row) {
    try {
      return MAPPER.writeValueAsString(row);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
