package dev.libretto.benchmarks.item;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.libretto.benchmarks.load.HttpConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The proof that two targets do the same work: over the same rows, the same questions get equal
 * JSON. Without it, a target could be fast by answering something else.
 */
public final class SameAnswers {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final int QUESTIONS = 20;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private SameAnswers() {}

  /**
   * The first difference in words; empty when all answers agree.
   *
   * @param scenarios which only read
   */
  public static Optional<String> difference(
      List<Scenario> scenarios,
      HttpDialect dialect,
      int port,
      HttpDialect otherDialect,
      int otherPort,
      int rows)
      throws IOException {
    for (var scenario : scenarios) {
      var answers = answers(scenario, dialect, port, rows);
      var otherAnswers = answers(scenario, otherDialect, otherPort, rows);
      for (int i = 0; i < QUESTIONS; i++) {
        if (!answers.get(i).equals(otherAnswers.get(i))) {
          return Optional.of(
              "The targets answer a "
                  + scenario.label()
                  + " differently:\n  "
                  + answers.get(i)
                  + "\n  "
                  + otherAnswers.get(i));
        }
      }
    }
    return Optional.empty();
  }

  private static List<JsonNode> answers(Scenario scenario, HttpDialect dialect, int port, int rows)
      throws IOException {
    var random = new SplittableRandom(1);
    var requests = scenario.requests(dialect, port, rows);
    var answers = new ArrayList<JsonNode>();
    try (var connection = HttpConnection.open(port, TIMEOUT)) {
      for (int i = 0; i < QUESTIONS; i++) {
        int status = connection.exchange(requests.next(random));
        if (status != scenario.expectedStatus()) {
          throw new IOException("Status " + status + " for a " + scenario.label());
        }
        answers.add(MAPPER.readTree(connection.body()));
      }
    }
    return answers;
  }
}
