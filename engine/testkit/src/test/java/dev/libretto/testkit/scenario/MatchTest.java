package dev.libretto.testkit.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MatchTest {

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }

  private static List<String> differences(String expected, String actual) {
    return Match.differences(json(expected), json(actual));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " fits ",
      quoteCharacter = '`',
      value = {
        "{\"a\": 1} fits {\"a\": 1, \"b\": 2}",
        "{\"a\": 1} fits {\"a\": 1.0}",
        "[{\"a\": 1}, {}] fits [{\"a\": 1}, {\"b\": 2}]",
        "{\"$exactly\": {\"a\": [1]}} fits {\"a\": [1]}",
        "{\"$unordered\": [1, 2]} fits [2, 1]",
        "{\"$includes\": [{\"a\": 2}]} fits [{\"a\": 1}, {\"a\": 2, \"b\": 3}]",
        "{\"$size\": 2} fits [1, 2]",
        "{\"$matches\": \"^D-\"} fits \"D-1\"",
        "{\"a\": {\"$present\": true}} fits {\"a\": 0}",
        "{\"a\": {\"$absent\": true}} fits {\"b\": 0}",
        "{\"$not\": 1} fits 2",
        "{\"$redacted\": [\"a\"]} fits {\"$redacted\": [\"a\"]}"
      })
  void fits(String expected, String actual) {
    assertEquals(List.of(), differences(expected, actual));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " differs ",
      quoteCharacter = '`',
      value = {
        "{\"a\": 1} differs {\"a\": \"1\"}",
        "{\"a\": null} differs {}",
        "[1] differs [1, 2]",
        "[1, 2] differs [2, 1]",
        "{\"$exactly\": {\"a\": {\"b\": 1}}} differs {\"a\": {\"b\": 1, \"c\": 2}}",
        "{\"$unordered\": [1, 1]} differs [1, 2]",
        "{\"$unordered\": [1]} differs [1, 2]",
        "{\"$includes\": [1, 1]} differs [1, 2]",
        "{\"$size\": 0} differs {}",
        "{\"$matches\": \"^D-\"} differs \"E-1\"",
        "{\"a\": {\"$present\": true}} differs {\"a\": null}",
        "{\"a\": {\"$absent\": true}} differs {\"a\": null}",
        "{\"$not\": {\"a\": 1}} differs {\"a\": 1, \"b\": 2}"
      })
  void differs(String expected, String actual) {
    assertNotEquals(List.of(), differences(expected, actual));
  }

  @Test
  void saysWhere() {
    assertEquals(
        List.of("expected /0/a to be 1, got 2", "expected /1/b to be \"x\", got nothing"),
        differences("[{\"a\": 1}, {\"b\": \"x\"}]", "[{\"a\": 2}, {}]"));
    assertEquals(List.of("/b is not expected: 2"), differences("{\"$exactly\": {}}", "{\"b\": 2}"));
  }
}
