package dev.libretto.publish.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.libretto.json.Json;
import dev.libretto.problem.DefinitionCode;
import dev.libretto.publish.Samples;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine's reader of JSON takes and refuses what Jackson's does, and reads the same values. */
final class JsonReaderTest {

  private static final JsonMapper JACKSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(JsonReader.DEEPEST).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "\"\"",
        "0",
        "-0",
        "-1.5E+2",
        "1e5",
        "true",
        "null",
        " [ 1 , [ ] , { } ] ",
        "\"\\u00e4\\ud834\\udd1e\\/\"",
        "",
        " ",
        "{",
        "[",
        "]",
        "[1,]",
        "{,}",
        "[,1]",
        "01",
        "-",
        "1.",
        ".5",
        "1e",
        "1e+",
        "+1",
        "0x1",
        "1a",
        "tru",
        "truex",
        "nul",
        "\"",
        "\"\\\"",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\u12g4\"",
        "\"\u0001\"",
        "\"\t\"",
        "'a'",
        "{a:1}",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{\"a\":1 \"b\":2}",
        "[1 2]",
        "1 2",
        "{} {}",
        "/*c*/1",
        "#c\n1",
        "\u00a01",
        "[1}",
        "{]",
        "NaN",
        "Infinity",
        "-Infinity",
        "\ufeff1",
        "{\"a\":1,\"a\":2}",
        "\"\\\\\\n\\r\\t\\b\\f\"",
        "\f1",
        "\u00b2",
        "1\u0660"
      })
  void agreesWithJacksonAbout(String text) {
    assertAgreement(text);
  }

  @Test
  void agreesWithJacksonAboutDamagedDefinitions() {
    var random = new Random(31);
    String sound = new String(Samples.sound(), StandardCharsets.UTF_8);
    String stuff = "{}[]\",:0123456789eE+-.\\ \n\ttrufalsn/'ä";

    for (int i = 0; i < 4000; i++) {
      var text = new StringBuilder(sound);
      for (int changes = random.nextInt(1, 3); changes > 0; changes--) {
        int at = random.nextInt(text.length());
        char c = stuff.charAt(random.nextInt(stuff.length()));
        switch (random.nextInt(3)) {
          case 0 -> text.deleteCharAt(at);
          case 1 -> text.insert(at, c);
          default -> text.setCharAt(at, c);
        }
      }
      assertAgreement(text.toString());
    }
  }

  @Test
  void readsNumbersAsTheyAreWritten() {
    assertEquals(Optional.of(new Json.Num(new BigDecimal("1.50"))), JsonNumber.exact("1.50"));
    assertEquals(Optional.of(new Json.Num(BigDecimal.ZERO)), JsonNumber.exact("-0.0e99999999999"));
    assertEquals(Optional.empty(), JsonNumber.exact("1e400"));
    assertEquals(Optional.empty(), JsonNumber.exact("1e99999999999"));
    assertEquals(Optional.empty(), JsonNumber.exact("1e-400"));
    assertEquals(Optional.empty(), JsonNumber.exact("9007199254740993"));
    assertEquals(Optional.empty(), JsonNumber.exact("1".repeat(1001)));
  }

  @Test
  void tellsTheDepthFromTheSyntax() {
    String deep = "[".repeat(65) + "]".repeat(65);

    var reading = JsonReader.read(new SourceText("app.json", deep));

    var unreadable = assertInstanceOf(JsonReader.Unreadable.class, reading);
    assertEquals(DefinitionCode.TOO_DEEP, unreadable.problems().getFirst().code());
    assertInstanceOf(
        JsonReader.Document.class,
        JsonReader.read(new SourceText("app.json", deep.substring(1, 129))));
  }

  private static void assertAgreement(String text) {
    Optional<Json> theirs = jackson(text);
    Optional<Json> ours =
        JsonReader.read(new SourceText("app.json", text)) instanceof JsonReader.Document document
            ? Optional.of(document.root().json())
            : Optional.empty();
    if (ours.isEmpty() && theirs.isPresent()) {
      // Ours also refuses what no database or no double holds; nothing else.
      var found =
          ((JsonReader.Unreadable) JsonReader.read(new SourceText("app.json", text))).problems();
      assertEquals(
          0,
          found.stream()
              .filter(problem ->
                  problem.code() != DefinitionCode.INEXACT_NUMBER
                      && problem.code() != DefinitionCode.UNSTORABLE_CHARACTER)
              .count(),
          () -> found + text);
    } else {
      assertEquals(theirs, ours, text);
    }
  }

  private static Optional<Json> jackson(String text) {
    try {
      JsonNode node = JACKSON.readTree(text);
      return node.isMissingNode() ? Optional.empty() : Optional.of(json(node));
    } catch (IOException notJson) {
      return Optional.empty();
    }
  }

  private static Json json(JsonNode node) {
    return switch (node) {
      case ObjectNode object -> {
        var members = new LinkedHashMap<String, Json>();
        object
            .properties()
            .forEach(member -> members.put(member.getKey(), json(member.getValue())));
        yield new Json.Obj(members);
      }
      case ArrayNode array -> {
        var items = new ArrayList<Json>();
        array.forEach(item -> items.add(json(item)));
        yield new Json.Arr(items);
      }
      default -> {
        if (node.isNumber()) {
          BigDecimal number = node.decimalValue();
          yield new Json.Num(number.signum() == 0 ? BigDecimal.ZERO : number);
        }
        yield node.isTextual()
            ? Json.of(node.textValue())
            : node.isBoolean() ? Json.of(node.booleanValue()) : Json.NULL;
      }
    };
  }
}
