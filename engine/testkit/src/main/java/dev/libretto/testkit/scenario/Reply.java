package dev.libretto.testkit.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An answer, to the letter.
 *
 * @param head status line and headers as they came
 * @param headers by name in lower case
 */
record Reply(int status, String head, Map<String, List<String>> headers, String body) {

  private static final int SHOWN = 4_000;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** The body as JSON, where it is any. */
  Optional<JsonNode> json() {
    try {
      return body.isEmpty() ? Optional.empty() : Optional.of(JSON.readTree(body));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** The body of an answer that has to be JSON with this status. */
  JsonNode json(int wanted) {
    if (status != wanted) {
      throw new ScenarioFailure("expected status " + wanted + ", got\n" + this);
    }
    return json().orElseThrow(() -> new ScenarioFailure("expected JSON, got\n" + this));
  }

  Optional<String> header(String name) {
    return headers.getOrDefault(name.toLowerCase(java.util.Locale.ROOT), List.of()).stream()
        .findFirst();
  }

  /** What is in it, anywhere. */
  boolean holds(String fragment) {
    return head.contains(fragment) || body.contains(fragment);
  }

  /** What a failure shows. */
  @Override
  public String toString() {
    var shown =
        body.length() <= SHOWN ? body : body.substring(0, SHOWN) + "… (" + body.length() + ")";
    return head.strip() + "\n\n" + shown;
  }
}
