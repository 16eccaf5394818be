package dev.libretto.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.libretto.expression.Circumstances;
import dev.libretto.expression.Evaluator;
import dev.libretto.expression.Expression;
import dev.libretto.expression.Expression.Call;
import dev.libretto.expression.Expression.Quantifier;
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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The published table of agreement says what is so now. */
final class AgreementTest {

  private static final Path FILE = Path.of("../docs/expressions-agreement.md");
  private static final int MADE_UP = 3_000;
  private static final int BATCH = 200;
  private static final int OF_KINDS = 300;
  private static final long SEED = 12;
  private static final String CONDITIONAL = "condition ? a : b";

  private static final String HEAD =
      """
      # The agreement of the three evaluators

      Every expression is performed in PostgreSQL, on the JVM and in the browser. This table counts, for each operation, the
      published vectors that use it, which each of the three answers, and made-up expressions that use it, for made-up rows, to
      which JVM and PostgreSQL give the same answer or not. 3,000 are made up here, the same ones each time; further 400, with the
      JVM's answers, are put to the browser (`vectors.compiled.json`). A difference anywhere fails the build.

      Not in this table: fields of related rows, which PostgreSQL alone performs. The one below is about them.

      The table is made by `mvn -pl engine/core -am -Dtest=AgreementTest -Dsurefire.failIfNoSpecifiedTests=false
      -Dgolden.accept=true test`; without the switch that is the test that it is up to date.

      | operation | vectors | made up | agree | differ |
      |---|--:|--:|--:|--:|
      """;

  private static final String KINDS_HEAD =
      """

      ## Kinds of fields and related rows

      For a published app with fields of every kind, relations to many, lookups and rollups, 300 rules and computed fields are made
      up, half of which go through a list with `in`, `all` or `exists`. The rows of the app are made up too: fields are null, things
      have no parts, and some parts and fields are hidden from whoever asks. PostgreSQL is asked for what a reader sees, by the
      statement that serves them; the JVM performs the same expression over the values that a model of its own has for the lists,
      lookups and rollups, in a rule with the app's eyes and in a computed field with the reader's. The vectors hold values of every
      kind for all three evaluators.

      | fields | made up | agree | differ |
      |---|--:|--:|--:|
      """;

  private final Map<String, Integer> vectors = new TreeMap<>();
  private final Map<String, Integer> agreeing = new TreeMap<>();
  private final Map<String, Integer> differing = new TreeMap<>();
  private final Map<String, Integer> agreeingKinds = new TreeMap<>();
  private final Map<String, Integer> differingKinds = new TreeMap<>();
  private final List<String> differences = new ArrayList<>();

  @Test
  void isWhatTheTableSays() {
    for (var vector : Vectors.all()) {
      operations(vector.expression()).forEach(used -> vectors.merge(used, 1, Integer::sum));
    }
    var generator = new ExpressionGenerator(SEED);
    try (var postgres = new SqlAnswers()) {
      for (int done = 0; done < MADE_UP; done += BATCH) {
        compare(postgres, questions(generator));
      }
    }

    compareKinds();

    Golden.matches(FILE, table() + kinds());

    assertEquals(List.of(), differences);
  }

  private void compareKinds() {
    try (var questions = new KindQuestions(SEED)) {
      for (int made = 0; made < OF_KINDS; made++) {
        var asked = questions.ask();
        var counted = asked.agrees() ? agreeingKinds : differingKinds;
        asked.kinds().forEach(kind -> counted.merge(kind, 1, Integer::sum));
        if (!asked.agrees()) {
          differences.add(asked.toString());
        }
      }
    }
  }

  private String kinds() {
    var table = new StringBuilder(KINDS_HEAD);
    KindFields.all().stream()
        .map(KindFields.KindField::kind)
        .distinct()
        .forEach(kind -> {
          int agree = agreeingKinds.getOrDefault(kind, 0);
          int differ = differingKinds.getOrDefault(kind, 0);
          table.append("| %s | %d | %d | %d |\n".formatted(kind, agree + differ, agree, differ));
        });
    return table.toString();
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
      operations(question.expression()).forEach(used -> counted.merge(used, 1, Integer::sum));
      if (!same) {
        differences.add(question + ": " + value + ", " + answers.get(i));
      }
    }
  }

  private String table() {
    var table = new StringBuilder(HEAD);
    var names = new ArrayList<>(Arrays.stream(Function.values()).map(OperationNames::of).toList());
    names.add(CONDITIONAL);
    Arrays.stream(Quantifier.Kind.values()).map(AgreementTest::name).forEach(names::add);
    for (var name : names) {
      int agree = agreeing.getOrDefault(name, 0);
      int differ = differing.getOrDefault(name, 0);
      table.append(
          "| `%s` | %d | %d | %d | %d |\n"
              .formatted(
                  name.replace("|", "\\|"),
                  vectors.getOrDefault(name, 0),
                  agree + differ,
                  agree,
                  differ));
    }
    return table.toString();
  }

  /** The operations an expression uses, each once. */
  private static Set<String> operations(Expression expression) {
    var used = new TreeSet<String>();
    collect(expression, used);
    return used;
  }

  private static void collect(Expression expression, Set<String> used) {
    switch (expression) {
      case Call call -> used.add(OperationNames.of(call.function()));
      case Expression.Conditional _ -> used.add(CONDITIONAL);
      case Quantifier quantifier -> used.add(name(quantifier.kind()));
      default -> {}
    }
    expression.parts().forEach(part -> collect(part, used));
  }

  private static String name(Quantifier.Kind kind) {
    return switch (kind) {
      case ALL -> "list.all(v, condition)";
      case EXISTS -> "list.exists(v, condition)";
    };
  }
}
