package dev.libretto.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.libretto.expression.Circumstances;
import dev.libretto.expression.Evaluator;
import dev.libretto.expression.Expression;
import dev.libretto.expression.Expression.Call;
import dev.libretto.expression.ExpressionGenerator;
import dev.libretto.expression.Function;
import dev.libretto.expression.OperationNames;
import dev.libretto.expression.RestForm;
import dev.libretto.expression.Scope;
import dev.libretto.expression.Vectors;
import dev.libretto.store.SqlAnswers.Question;
import dev.libretto.testkit.Golden;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The published table of agreement says what is so now. */
final class AgreementTest {

  private static final Path FILE = Path.of("../docs/expressions-agreement.md");
  private static final int MADE_UP = 3_000;
  private static final int BATCH = 200;
  private static final long SEED = 12;

  private static final String HEAD =
      """
      # The agreement of the three evaluators

      Every expression is performed in PostgreSQL, on the JVM and in the browser. This table counts, for each operation, the
      published vectors that use it, which each of the three answers, and made-up expressions that use it, for made-up rows, to
      which JVM and PostgreSQL give the same answer or not. 3,000 are made up here, the same ones each time; further 400, with the
      JVM's answers, are put to the browser (`vectors.compiled.json`). A difference anywhere fails the build.

      Not in the table: fields of related rows, which PostgreSQL alone performs.

      The table is made by `mvn -pl engine/core -am -Dtest=AgreementTest -Dsurefire.failIfNoSpecifiedTests=false
      -Dgolden.accept=true test`; without the switch that is the test that it is up to date.

      | operation | vectors | made up | agree | differ |
      |---|--:|--:|--:|--:|
      """;

  private final Map<Function, Integer> vectors = new EnumMap<>(Function.class);
  private final Map<Function, Integer> agreeing = new EnumMap<>(Function.class);
  private final Map<Function, Integer> differing = new EnumMap<>(Function.class);
  private final List<String> differences = new ArrayList<>();

  @Test
  void isWhatTheTableSays() {
    for (var vector : Vectors.all()) {
      functions(vector.expression()).forEach(used -> vectors.merge(used, 1, Integer::sum));
    }
    var generator = new ExpressionGenerator(SEED);
    try (var postgres = new SqlAnswers()) {
      for (int done = 0; done < MADE_UP; done += BATCH) {
        compare(postgres, questions(generator));
      }
    }

    Golden.matches(FILE, table());

    assertEquals(List.of(), differences);
  }

  private static List<Question> questions(ExpressionGenerator generator) {
    var scope = Scope.ofRule(ExpressionGenerator.fields(), Vectors.ROLES);
    var circumstances =
        new Circumstances(
            "member:1",
            null,
            List.of("admin"),
            true,
            false,
            Instant.parse("2026-03-01T12:00:00.000001Z"),
            ZoneId.of("Pacific/Auckland"));
    var questions = new ArrayList<Question>();
    for (int i = 0; i < BATCH; i++) {
      var expression = Vectors.compile(generator.expression(), scope);
      questions.add(new Question(expression, generator.row(), circumstances));
    }
    return questions;
  }

  private void compare(SqlAnswers postgres, List<Question> questions) {
    var answers = postgres.ask(questions);
    for (int i = 0; i < questions.size(); i++) {
      var question = questions.get(i);
      var type = question.expression().type();
      var value =
          Evaluator.of(question.expression())
              .evaluate(question.row()::get, question.circumstances());
      boolean same = RestForm.write(value, type).equals(RestForm.write(answers.get(i), type));
      var counted = same ? agreeing : differing;
      functions(question.expression()).forEach(used -> counted.merge(used, 1, Integer::sum));
      if (!same) {
        differences.add(question + ": " + value + ", " + answers.get(i));
      }
    }
  }

  private String table() {
    var table = new StringBuilder(HEAD);
    for (var function : Function.values()) {
      int agree = agreeing.getOrDefault(function, 0);
      int differ = differing.getOrDefault(function, 0);
      table.append(
          "| `%s` | %d | %d | %d | %d |\n"
              .formatted(
                  OperationNames.of(function).replace("|", "\\|"),
                  vectors.getOrDefault(function, 0),
                  agree + differ,
                  agree,
                  differ));
    }
    return table.toString();
  }

  /** The operations an expression uses, each once. */
  private static Set<Function> functions(Expression expression) {
    var used = EnumSet.noneOf(Function.class);
    collect(expression, used);
    return used;
  }

  private static void collect(Expression expression, Set<Function> used) {
    if (expression instanceof Call call) {
      used.add(call.function());
    }
    expression.parts().forEach(part -> collect(part, used));
  }
}
