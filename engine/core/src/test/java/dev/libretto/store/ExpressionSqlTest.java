package dev.libretto.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.expression.Circumstances;
import dev.libretto.expression.Expression;
import dev.libretto.expression.Regex;
import dev.libretto.expression.RestForm;
import dev.libretto.expression.Scope;
import dev.libretto.expression.Scope.FieldSignature;
import dev.libretto.expression.Type;
import dev.libretto.expression.Type.Scalar;
import dev.libretto.expression.Vectors;
import dev.libretto.expression.Vectors.Vector;
import dev.libretto.store.SqlAnswers.Question;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ExpressionSqlTest {

  private static final Circumstances NOBODY =
      new Circumstances(null, null, List.of(), false, false, Instant.EPOCH, ZoneOffset.UTC);

  private static @Nullable SqlAnswers answers;

  @BeforeAll
  static void connect() {
    answers = new SqlAnswers();
  }

  @AfterAll
  static void disconnect() {
    database().close();
  }

  private static SqlAnswers database() {
    if (answers == null) {
      throw new IllegalStateException("not connected");
    }
    return answers;
  }

  @Test
  void answersTheVectors() {
    var vectors = Vectors.all();

    var values = database().ask(vectors.stream().map(ExpressionSqlTest::question).toList());

    for (int i = 0; i < vectors.size(); i++) {
      var vector = vectors.get(i);
      assertEquals(
          vector.result().toString(),
          RestForm.write(values.get(i), vector.expression().type()).toString(),
          vector.toString());
    }
  }

  @Test
  void holdsAsConstraintExactlyWhereItIsTrue() {
    var rules =
        Vectors.all().stream()
            .filter(vector -> vector.expression().type() == Scalar.BOOLEAN)
            .filter(vector -> fitsConstraint(vector.expression()))
            .toList();

    for (var vector : rules) {
      var fields = new TreeMap<String, Type>();
      var condition =
          ExpressionSql.constraint(
              vector.expression(),
              name -> {
                fields.put(name, type(vector, name));
                return '"' + name + '"';
              });
      var columns = new StringBuilder("one int4");
      var values = new StringBuilder("1");
      fields.forEach((name, type) -> {
        columns.append(", \"").append(name).append("\" ").append(SqlLiteral.type(type));
        values.append(", ").append(SqlAnswers.literal(vector.row().get(name), type));
      });
      database().run("DROP TABLE IF EXISTS rule");
      database().run("CREATE TABLE rule (" + columns + ", CHECK ((" + condition + ") IS TRUE))");

      var accepted = database().accepts("INSERT INTO rule VALUES (" + values + ")");

      assertEquals(vector.result().asBoolean(), accepted, vector + " as " + condition);
    }
    assertTrue(rules.size() > 150, rules.size() + " rules");
  }

  @Test
  void hasNoAnswerForTextsBeyondTheBounds() {
    var scope = Scope.ofCheck(Map.of("text", new FieldSignature(Scalar.TEXT, false)));
    var matches = Vectors.compile("row.text.matches('a')", scope);
    var joined = Vectors.compile("size(row.text + '😀')", scope);

    var answers =
        database()
            .ask(
                List.of(
                    new Question(matches, Map.of("text", "a".repeat(16_384)), NOBODY),
                    new Question(matches, Map.of("text", "a".repeat(16_385)), NOBODY),
                    new Question(joined, Map.of("text", "a".repeat(1_048_575)), NOBODY),
                    new Question(joined, Map.of("text", "a".repeat(1_048_576)), NOBODY)));

    assertEquals(Arrays.asList(true, null, 1_048_576L, null), answers);
  }

  @Test
  void writesHelpersInPlaceOfTheirCalls() {
    database().run("CREATE TABLE thing (n int8, d numeric, t text, day date, at timestamptz)");
    var calls =
        List.of(
            "int_add(n, 1)",
            "int_multiply(n, n)",
            "int_least(n, n)",
            "decimal_add(d, d)",
            "decimal_multiply(d, d)",
            "decimal_divide(d, d)",
            "decimal_greatest(d, d)",
            "int_of_decimal(d)",
            "text_concatenate(t, t)",
            "text_ends_with(t, 'a')",
            "text_matches(t, 'a')",
            "text_of_date(day)",
            "text_of_instant(at)",
            "date_add_days(day, n)",
            "text_position(t, 'a')",
            "text_replace(t, 'a', 'b')",
            "text_substring(t, n, n)",
            "duration_add(n, n)",
            "duration_multiply(n, n)",
            "instant_difference(at, at)",
            "instant_add(at, n)",
            "text_of_duration(n)");

    for (var call : calls) {
      var plan = new StringBuilder();
      database()
          .run("EXPLAIN (VERBOSE, COSTS OFF) SELECT libretto." + call + " FROM thing")
          .forEach(row -> plan.append(row.getString(0)).append('\n'));

      var name = call.substring(0, call.indexOf('('));
      assertFalse(plan.toString().contains(name), plan.toString());
    }
  }

  @Test
  void comparesAColumnWithAConstantByItsIndex() {
    var scope =
        Scope.ofRule(
            Map.of(
                "t", new FieldSignature(Scalar.TEXT, false),
                "u", new FieldSignature(Scalar.TEXT, true)));
    database().run("CREATE TABLE indexed (t text COLLATE \"C\", u text COLLATE \"C\")");
    database().run("CREATE INDEX ON indexed (t)");
    database().run("SET enable_seqscan = off");

    for (var text : List.of("row.t == 'a'", "row.t in ['a', 'b']", "'a' == row.t")) {
      var where = ExpressionSql.constraint(Vectors.compile(text, scope), name -> '"' + name + '"');
      var plan = new StringBuilder();
      database()
          .run("EXPLAIN (COSTS OFF) SELECT 1 FROM indexed WHERE " + where)
          .forEach(row -> plan.append(row.getString(0)).append('\n'));

      assertTrue(plan.toString().contains("Index Cond"), where + "\n" + plan);
    }
    database().run("RESET enable_seqscan");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(?:a|b|c|d|e|f|g|h|i?){60}",
        "(?:[a-z]{1,15}[0-9]?){60}",
        "(?:a{0,10}){50}",
        "(?:a|b){250}",
        "(?:ab|ac|ad|ae){125}",
        "(?:^|a)(?:^|b)(?:^|c)(?:^|d)(?:^|e)(?:^|f)(?:^|g)(?:^|h)(?:^|i)",
        "(?:(?:a{0,10}){0,10}){0,5}",
        "(?:a*b*|c*){20}",
        "[^\\n]{255}[^\\n]{255}[^\\n]{255}c"
      })
  void preparesTheHeaviestPatternsInTime(String pattern) {
    var sound = assertInstanceOf(Regex.Sound.class, Regex.parse(pattern));

    database().run("SET statement_timeout = '10s'");
    database().run("SELECT 'abc' ~ " + SqlLiteral.quoted(sound.canonical()));
    database().run("RESET statement_timeout");
  }

  private static boolean fitsConstraint(Expression expression) {
    return switch (expression) {
      case Expression.Now _,
          Expression.Today _,
          Expression.UserAttribute _,
          Expression.RelatedField _,
          Expression.Quantifier _ ->
          false;
      case Expression.Constant _, Expression.RowField _, Expression.Variable _ -> true;
      case Expression.Call(var _, var arguments, var _) ->
          arguments.stream().allMatch(ExpressionSqlTest::fitsConstraint);
      case Expression.Conditional(var condition, var then, var otherwise, var _) ->
          fitsConstraint(condition) && fitsConstraint(then) && fitsConstraint(otherwise);
      case Expression.ListLiteral(var items, var _) ->
          items.stream().allMatch(ExpressionSqlTest::fitsConstraint);
    };
  }

  private static Type type(Vector vector, String field) {
    return Vectors.type(vector.json().path("fields").path(field).path("type").textValue());
  }

  private static Question question(Vector vector) {
    return new Question(vector.expression(), vector.row(), vector.circumstances());
  }
}
