package dev.libretto.benchmarks.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ResultsTest {
  private static final Measurement LIMIT = measurement("limit", "read", 16, 0.02, 0.02);
  private static final Measurement LIBRETTO = measurement("libretto", "read", 16, 0.03, 0.02);
  private static final Measurement ALONE = measurement("libretto", "read", 64, 0.03, 0.02);
  private static final Results RESULTS =
      new Results(
          "abc123",
          "2 cores",
          new StartTimes(
              Map.of("libretto", Duration.ofMillis(812)), Optional.of(Duration.ofMillis(1200))),
          List.of(LIMIT, LIBRETTO, ALONE));

  @Test
  void takesTheMedianOfEachFigure() {
    var median =
        Measurement.median(
            List.of(
                new Measurement("limit", "read", 1, 300, 2, 9, 0.3, 0.1, 100),
                new Measurement("limit", "read", 1, 100, 3, 8, 0.1, 0.2, 300),
                new Measurement("limit", "read", 1, 200, 1, 7, 0.2, 0.3, 200)));

    assertEquals(new Measurement("limit", "read", 1, 200, 2, 8, 0.2, 0.2, 200), median);
  }

  @Test
  void takesTheMeanOfTheTwoInTheMiddle() {
    var median =
        Measurement.median(
            List.of(
                measurement("limit", "read", 1, 0.5, 0.1),
                measurement("limit", "read", 1, 0.25, 0.1)));

    assertEquals(0.375, median.engineCpuSecondsPer1000());
  }

  @Test
  void comparesCpuTimeOfEqualConditions() {
    assertEquals(1.0, RESULTS.ratioToLimit(LIMIT).orElseThrow());
    assertEquals(1.25, RESULTS.ratioToLimit(LIBRETTO).orElseThrow(), 1e-9);
    assertTrue(RESULTS.ratioToLimit(ALONE).isEmpty());
  }

  @Test
  void writesRowsThatStandAlone() throws IOException {
    JsonNode rows = new ObjectMapper().readTree(ResultsJson.write(RESULTS));

    assertEquals(3, rows.size());
    var row = rows.get(1);
    assertEquals(
        Set.of(
            "target",
            "scenario",
            "connections",
            "requestsPerSecond",
            "p50Millis",
            "p99Millis",
            "cpuSecondsPer1000",
            "engineCpuSecondsPer1000",
            "postgresCpuSecondsPer1000",
            "ratioToLimit",
            "rssMegabytes",
            "startToFirstAnswerMillis",
            "startWithPostgresMillis",
            "commit",
            "machine"),
        Set.copyOf(fieldNames(row)));
    assertEquals("libretto", row.get("target").textValue());
    assertEquals("read", row.get("scenario").textValue());
    assertEquals(16, row.get("connections").intValue());
    assertEquals(0.05, row.get("cpuSecondsPer1000").doubleValue());
    assertEquals(1.25, row.get("ratioToLimit").doubleValue());
    assertFalse(rows.get(2).has("ratioToLimit"));
    assertFalse(rows.get(0).has("startToFirstAnswerMillis"));
  }

  @Test
  void writesNumbersWithoutExponents() {
    var text =
        ResultsJson.write(
            new Results(
                "abc123",
                "2 cores",
                new StartTimes(Map.of(), Optional.empty()),
                List.of(new Measurement("limit", "read", 1, 123_456_789, 1e-7, 1, 0, 0, 1))));

    assertTrue(text.contains("\"requestsPerSecond\":123460000,"), text);
    assertTrue(text.contains("\"p50Millis\":0.00000010,"), text);
  }

  @Test
  void printsALineForEachMeasurement() {
    var text = ResultsTable.write(RESULTS);

    assertTrue(
        text.contains(
            "read         16  libretto        30000     0.50     4.00    0.030 +    0.020 ="
                + " 0.050    1.25      150"),
        text);
    assertTrue(text.contains("start to first answer    812 ms  libretto\n"), text);
    assertTrue(text.contains("abc123, 2 cores"), text);
  }

  private static Measurement measurement(
      String target, String scenario, int connections, double engine, double postgres) {
    return new Measurement(target, scenario, connections, 30_000, 0.5, 4, engine, postgres, 150);
  }

  private static List<String> fieldNames(JsonNode row) {
    var names = new java.util.ArrayList<String>();
    row.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
