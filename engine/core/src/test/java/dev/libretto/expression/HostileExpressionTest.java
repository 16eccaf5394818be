package dev.libretto.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.expression.Compilation.Refused;
import dev.libretto.problem.DefinitionCode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HostileExpressionTest {

  private static final Scope SCOPE = Scope.ofRule(ExpressionGenerator.fields());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        "[",
        "{",
        "!",
        "-",
        "f(",
        "a[",
        "a.",
        "a?",
        "a?b:",
        "1+",
        "a&&",
        "!(",
        "[[",
        "((",
        "'",
        "\"",
        "\\",
        "@",
        "`",
        "{a:",
        "\u0000",
        "😀",
        "\uD800",
        "\n",
        "//",
        "/*",
        "''+",
        "x,",
        ")",
        "row.text.matches('(",
        "row.text+",
        "true||",
        "\u202E",
        "row."
      })
  void endsInAProblemWhenRepeated(String part) {
    var text = part.repeat(4096 / part.length());

    var findings = refused(text);

    assertTrue(findings.size() < 1500, () -> findings.size() + " findings");
  }

  static List<String> balanced() {
    return List.of(
        "(".repeat(2000) + "1" + ")".repeat(2000),
        "[".repeat(2000) + "]".repeat(2000),
        "size(".repeat(500) + "''" + ")".repeat(500),
        "!".repeat(4000) + "true",
        "-".repeat(4000) + "1",
        "row.boolean ? 1 : ".repeat(200) + "1",
        "{'a':".repeat(500) + "1" + "}".repeat(500));
  }

  @ParameterizedTest
  @MethodSource("balanced")
  void isTooLargeWhenNestedDeeply(String text) {
    assertEquals(DefinitionCode.EXPRESSION_TOO_LARGE, refused(text).getFirst().code());
  }

  @Test
  void isTooLargeBeyond4096CodePointsNotUnits() {
    var fits = "'" + "😀".repeat(4094) + "'";
    var tooLong = "'" + "😀".repeat(4095) + "'";

    assertInstanceOf(Compilation.Compiled.class, ExpressionCompiler.compile(fits, SCOPE));
    assertEquals(DefinitionCode.EXPRESSION_TOO_LARGE, refused(tooLong).getFirst().code());
    assertEquals(
        DefinitionCode.EXPRESSION_TOO_LARGE, refused("a".repeat(5_000_000)).getFirst().code());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uD800", "\uDFFF", "'\uD83D'", "row.text == '\uDE00\uD83D'", "a\uD83Db"})
  void isMalformedWithHalfACharacter(String text) {
    assertEquals(DefinitionCode.EXPRESSION_SYNTAX, refused(text).getFirst().code());
  }

  @Test
  void neverEndsInAnExceptionWhenCutOrChanged() {
    var random = new Random(5);
    var alphabet =
        "()[]{}.,?:!&|=<>+-*/%'\"\\`@#$0123456789eExu\n\t\u0000é😀rowtextin_"
            .codePoints()
            .toArray();
    var generator = new ExpressionGenerator(5);

    for (int i = 0; i < 3000; i++) {
      var points = new ArrayList<>(generator.expression().codePoints().boxed().toList());
      for (int change = random.nextInt(4); change >= 0; change--) {
        int at = random.nextInt(points.size());
        switch (random.nextInt(3)) {
          case 0 -> points.add(at, alphabet[random.nextInt(alphabet.length)]);
          case 1 -> points.set(at, alphabet[random.nextInt(alphabet.length)]);
          default ->
              points.subList(at, Math.min(points.size(), at + 1 + random.nextInt(9))).clear();
        }
        if (points.isEmpty()) {
          points.add((int) '1');
        }
      }
      var text = new StringBuilder();
      points.forEach(text::appendCodePoint);
      switch (ExpressionCompiler.compile(text.toString(), SCOPE)) {
        case Refused(var findings) ->
            findings.forEach(finding ->
                assertTrue(
                    finding.offset() >= 0
                        && finding.length() >= 1
                        && finding.offset() + finding.length() <= Math.max(1, points.size()),
                    () -> finding + " in " + text));
        case Compilation.Compiled compiled -> ExpressionJson.write(compiled.expression());
      }
    }
  }

  @Test
  void reportsEveryProblemInTheOrderOfTheText() {
    var findings = refused("row.tite == 'a' && row.integer2 > 1 && foo(row.text) && 1 + 'a' == 2");

    assertEquals(
        List.of("LIB-402@0", "LIB-404@19", "LIB-405@39", "LIB-403@56"),
        findings.stream().map(f -> f.code().code() + "@" + f.offset()).toList());
  }

  @Test
  void standsSafelyInsideAScriptElement() {
    var expression =
        Vectors.compile(
            "'</script><!--\u2028&amp;' + row.text", Scope.ofRule(ExpressionGenerator.fields()));

    var json = ExpressionJson.write(expression);

    assertTrue(json.chars().noneMatch(c -> c == '<' || c == '>' || c == '&' || c == 0x2028), json);
  }

  @Test
  void hasNoAnswerForTextsBeyondTheBounds() {
    var matches = Evaluator.of(Vectors.compile("row.text.matches('a')", SCOPE));
    var joined = Evaluator.of(Vectors.compile("size(row.text + '😀')", SCOPE));
    var nobody =
        new Circumstances(null, null, List.of(), false, false, Instant.EPOCH, ZoneOffset.UTC);

    assertEquals(true, matches.evaluate(Map.of("text", "a".repeat(16_384))::get, nobody));
    assertEquals(null, matches.evaluate(Map.of("text", "a".repeat(16_385))::get, nobody));
    assertEquals(1_048_576L, joined.evaluate(Map.of("text", "a".repeat(1_048_575))::get, nobody));
    assertEquals(null, joined.evaluate(Map.of("text", "a".repeat(1_048_576))::get, nobody));
  }

  private static List<Compilation.Finding> refused(String text) {
    var compilation =
        assertTimeoutPreemptively(
            Duration.ofSeconds(20), () -> ExpressionCompiler.compile(text, SCOPE));
    return assertInstanceOf(Refused.class, compilation).findings();
  }
}
