package dev.libretto.fuzz;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.expression.Circumstances;
import dev.libretto.expression.Compilation;
import dev.libretto.expression.Compilation.Finding;
import dev.libretto.expression.Evaluator;
import dev.libretto.expression.Expression;
import dev.libretto.expression.ExpressionCompiler;
import dev.libretto.expression.ExpressionGenerator;
import dev.libretto.expression.ExpressionJson;
import dev.libretto.expression.Scope;
import dev.libretto.testkit.fuzz.Fuzz;
import dev.libretto.testkit.fuzz.Kind;
import dev.libretto.testkit.fuzz.TextMutations;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever an expression says: findings that point into it, or an answer for every row. */
@Timeout(value = 6, unit = TimeUnit.HOURS)
final class ExpressionFuzzTest {

  private static final TextMutations TEXTS = new TextMutations(ExpressionTexts.TOKENS);
  private static final List<String> BRACKETS = List.of("()", "[]", "{}", "!", "-", "?:", "..");
  private static final Scope RULE =
      Scope.ofRule(ExpressionGenerator.fields(), Set.of("admin", "editor"));
  private static final List<Scope> SCOPES =
      List.of(
          RULE,
          Scope.ofCheck(ExpressionGenerator.fields()),
          Scope.ofComputed(ExpressionGenerator.fields()));
  private static final Circumstances SOMEBODY =
      new Circumstances(
          "member:1",
          null,
          List.of("admin"),
          true,
          false,
          Instant.parse("2026-03-01T12:00:00Z"),
          ZoneOffset.UTC);

  @Test
  void answersWhateverTheTextSays() {
    Fuzz.texts(Kind.EXPRESSION, ExpressionFuzzTest::text).judge(ExpressionFuzzTest::judge);
  }

  private static String text(RandomGenerator random) {
    return switch (random.nextInt(16)) {
      case 0, 1 -> TEXTS.garbage(random, 30);
      case 2 -> nested(random);
      case 3, 4, 5 -> sound(random);
      default -> TEXTS.changed(sound(random), random);
    };
  }

  private static String sound(RandomGenerator random) {
    return new ExpressionGenerator(random.nextLong()).expression();
  }

  /** Deep, long or costly, by the repetition of a small part. */
  private static String nested(RandomGenerator random) {
    int times = random.nextInt(1, 3_000);
    var part = TEXTS.garbage(random, 3);
    if (random.nextBoolean()) {
      return part.repeat(1 + Math.min(times, 20_000 / (part.length() + 1)));
    }
    var pair = BRACKETS.get(random.nextInt(BRACKETS.size()));
    return pair.substring(0, 1).repeat(times)
        + part
        + pair.substring(pair.length() - 1).repeat(times);
  }

  private static String judge(String text) {
    var outcome = "";
    for (var scope : SCOPES) {
      switch (ExpressionCompiler.compile(text, scope)) {
        case Compilation.Refused(var findings) -> {
          findings.forEach(finding -> pointsInto(text, finding));
          outcome = outcome.isEmpty() ? findings.getFirst().code().code() : outcome;
        }
        case Compilation.Compiled(var expression, _, _) -> {
          perform(expression);
          outcome = "sound";
        }
      }
    }
    return outcome;
  }

  private static void pointsInto(String text, Finding finding) {
    int length = text.codePointCount(0, text.length());
    assertTrue(finding.offset() >= 0 && finding.length() >= 1, finding::toString);
    assertTrue(finding.offset() <= length, finding::toString);
    assertFalse(finding.message().isBlank(), finding::toString);
    assertFalse(finding.message().contains("dev.cel"), finding::toString);
  }

  /** On the JVM, for an empty row and full ones, and as the browser gets it. */
  private static void perform(Expression expression) {
    assertFalse(ExpressionJson.write(expression).isEmpty());
    var evaluator = Evaluator.of(expression);
    var rows = new ExpressionGenerator(7);
    for (int left = 3; left > 0; left--) {
      Map<String, Object> row = rows.row();
      evaluator.evaluate(row::get, SOMEBODY);
    }
  }
}
