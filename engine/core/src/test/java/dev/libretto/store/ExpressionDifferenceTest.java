package dev.libretto.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.libretto.expression.Circumstances;
import dev.libretto.expression.Evaluator;
import dev.libretto.expression.ExpressionGenerator;
import dev.libretto.expression.RestForm;
import dev.libretto.expression.Scope;
import dev.libretto.expression.Vectors;
import dev.libretto.store.SqlAnswers.Question;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * JVM and PostgreSQL answer made-up expressions alike. {@code -Dexpressions.count} and {@code
 * -Dexpressions.seed} ask for more or others.
 */
final class ExpressionDifferenceTest {

  private static final int BATCH = 200;

  private record Case(String text, Question question) {}

  @Test
  void isNone() {
    int count = Integer.getInteger("expressions.count", 600);
    var generator = new ExpressionGenerator(Long.getLong("expressions.seed", 1));
    try (var postgres = new SqlAnswers()) {
      for (int done = 0; done < count; done += BATCH) {
        compare(postgres, cases(generator, Math.min(BATCH, count - done)));
      }
    }
  }

  private static List<Case> cases(ExpressionGenerator generator, int count) {
    var scope = Scope.ofRule(ExpressionGenerator.fields(), Vectors.ROLES);
    var circumstances =
        new Circumstances(
            "someone",
            "a@example.org",
            List.of("admin"),
            true,
            false,
            Instant.parse("2026-03-01T12:00:00Z"),
            ZoneId.of("UTC"));
    var cases = new ArrayList<Case>();
    for (int i = 0; i < count; i++) {
      var text = generator.expression();
      var expression = Vectors.compile(text, scope);
      cases.add(new Case(text, new Question(expression, generator.row(), circumstances)));
    }
    return cases;
  }

  private static void compare(SqlAnswers postgres, List<Case> cases) {
    var answers = postgres.ask(cases.stream().map(Case::question).toList());
    for (int i = 0; i < cases.size(); i++) {
      var question = cases.get(i).question();
      var evaluator = Evaluator.of(question.expression());
      var expected = evaluator.evaluate(question.row()::get, question.circumstances());
      assertEquals(
          RestForm.write(expected, question.expression().type()).toString(),
          RestForm.write(answers.get(i), question.expression().type()).toString(),
          cases.get(i).text() + " for " + question.row());
    }
  }
}
