package dev.libretto.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.expression.Circumstances;
import dev.libretto.expression.Compilation.Compiled;
import dev.libretto.expression.Compilation.Refused;
import dev.libretto.expression.Cost;
import dev.libretto.expression.Evaluator;
import dev.libretto.expression.ExpressionCompiler;
import dev.libretto.expression.Scope;
import dev.libretto.expression.Scope.FieldSignature;
import dev.libretto.expression.Type.ListOf;
import dev.libretto.expression.Type.Scalar;
import dev.libretto.problem.DefinitionCode;
import dev.libretto.store.SqlAnswers.Question;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is told of an expression's work beforehand bounds the work: counted in fields read on the
 * JVM and in rows gone through by PostgreSQL, not in seconds.
 */
final class CostTest {

  private static final Circumstances NOBODY =
      new Circumstances(null, null, List.of(), false, false, Instant.EPOCH, ZoneOffset.UTC);
  private static final Scope SCOPE =
      Scope.ofRule(
          Map.of(
              "n", new FieldSignature(Scalar.INTEGER, false),
              "t", new FieldSignature(Scalar.TEXT, false),
              "list", new FieldSignature(new ListOf(Scalar.TEXT), false)));
  private static final Map<String, Object> ROW =
      Map.of(
          "n",
          1L,
          "t",
          "a".repeat(1_000),
          "list",
          IntStream.range(0, 100).mapToObj(Integer::toString).toList());

  /** As heavy as they come within the limit: nothing in them is decided early. */
  static List<String> heavy() {
    return List.of(
        "row.list.all(a, row.list.exists(b, row.n == 2) == false)",
        "%s.all(a, %s.all(b, %s.exists(c, row.n == a + b + c + 100) == false))"
            .formatted(numbers(12), numbers(12), numbers(12)),
        "%s.exists(a, %s.exists(b, row.n == a * b + 9))".formatted(numbers(90), numbers(90)),
        "row.list.all(a, row.t.size() == 1000 && row.t.contains('a') && row.t.lowerAscii() != a)",
        String.join(" + ", Collections.nCopies(60, "row.t")) + " == ''",
        IntStream.range(0, 5)
            .mapToObj(i -> "row.t.matches(r'b(?:a|b|c){250}%d')".formatted(i))
            .collect(Collectors.joining(" || ")));
  }

  private static String numbers(int count) {
    return IntStream.range(0, count).mapToObj(Integer::toString).toList().toString();
  }

  @ParameterizedTest
  @MethodSource("heavy")
  void boundsTheWork(String text) {
    var compiled = assertInstanceOf(Compiled.class, ExpressionCompiler.compile(text, SCOPE));
    var reads = new AtomicLong();

    Evaluator.of(compiled.expression())
        .evaluate(
            field -> {
              reads.incrementAndGet();
              return ROW.get(field);
            },
            NOBODY);

    assertTrue(compiled.cost().steps() <= Cost.LIMIT, text);
    assertTrue(reads.get() <= compiled.cost().steps(), reads + " of " + compiled.cost());
  }

  @Test
  void boundsTheRowsPostgresGoesThrough() {
    try (var postgres = new SqlAnswers()) {
      for (var text : heavy()) {
        var compiled = assertInstanceOf(Compiled.class, ExpressionCompiler.compile(text, SCOPE));
        var rows = postgres.rows(new Question(compiled.expression(), ROW, NOBODY));

        assertTrue(rows <= compiled.cost().steps(), rows + " of " + compiled.cost());
      }
    }
  }

  static List<String> tooHeavy() {
    return List.of(
        "%1$s.all(a, %1$s.all(b, %1$s.all(c, %1$s.all(d, a + b + c + d > -1))))"
            .formatted(numbers(60)),
        "row.list.all(a, row.list.all(b, row.list.all(c, a != b || b != c)))",
        "row.list.all(a, " + "row.t.matches('(?:a|b){100}')" + ")",
        "'a'.replace('a', row.t).replace('a', row.t).replace('a', row.t).replace('a', row.t)"
            + ".replace('a', row.t).replace('a', row.t).replace('a', row.t).replace('a', row.t)"
            + " == ''",
        IntStream.range(0, 20)
            .mapToObj(i -> "row.t.matches(r'b(?:a|b|c){250}%d')".formatted(i))
            .collect(Collectors.joining(" || ")),
        String.join(" + ", Collections.nCopies(60, "row.t"))
            + " == "
            + String.join(" + ", Collections.nCopies(60, "row.t + row.t")));
  }

  @ParameterizedTest
  @MethodSource("tooHeavy")
  void refusesMore(String text) {
    var refused = assertInstanceOf(Refused.class, ExpressionCompiler.compile(text, SCOPE));

    var code = refused.findings().getFirst().code();

    assertTrue(
        code == DefinitionCode.EXPRESSION_TOO_COSTLY || code == DefinitionCode.EXPRESSION_TOO_LARGE,
        refused.toString());
  }

  @Test
  void isToldAtOnceForDeepConditions() {
    var deep = "row.n == 1 ? (".repeat(30) + "1" + ") : 2".repeat(30);

    var compiled = assertInstanceOf(Compiled.class, ExpressionCompiler.compile(deep, SCOPE));

    assertEquals(30 * 5 + 1, compiled.cost().steps());
  }
}
