package dev.libretto.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.libretto.expression.Circumstances;
import dev.libretto.expression.Evaluator;
import dev.libretto.expression.ExpressionGenerator;
import dev.libretto.expression.RestForm;
import dev.libretto.expression.Scope;
import dev.libretto.expression.Vectors;
import dev.libretto.store.SqlAnswers.Question;
import dev.libretto.testkit.fuzz.MadeUp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** JVM and PostgreSQL answer made-up expressions alike. */
final class ExpressionDifferenceTest {

  private static final MadeUp MADE_UP = MadeUp.asAsked("expressions", 600);
  private static final int BATCH = 200;

  private record Case(String text, Question question) {}

  @Test
  @Timeout(value = 6, unit = TimeUnit.HOURS)
  void isNone() {
    var started = System.nanoTime();
    int count = MADE_UP.count();
    var generator = new ExpressionGenerator(MADE_UP.seed());
    try (var postgres = new SqlAnswers()) {
      for (int done = 0; done < count; done += BATCH) {
        compare(postgres, cases(generator, Math.min(BATCH, count - done)));
      }
    }
    MADE_UP.print(count, started);
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
