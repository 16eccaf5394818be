package dev.libretto.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.expression.Expression.UserAttribute;
import dev.libretto.expression.Expression.UserAttribute.Attribute;
import dev.libretto.expression.Scope.FieldSignature;
import dev.libretto.expression.Type.Scalar;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@code -Dexpressions.count} and {@code -Dexpressions.seed} ask for more expressions or others.
 */
final class ReductionTest {

  private static final Map<String, FieldSignature> FIELDS =
      Map.of(
          "open", new FieldSignature(Scalar.BOOLEAN, false),
          "late", new FieldSignature(Scalar.BOOLEAN, true),
          "owner", new FieldSignature(Scalar.TEXT, true),
          "name", new FieldSignature(Scalar.TEXT, false));
  private static final Set<String> PRESENT = Set.of("open", "name");

  private record Kind(String name, Knowledge known, List<Circumstances> callers) {}

  private static List<Kind> kinds(Set<String> fields) {
    var ann = caller("member:1", "a@example.org", List.of("admin"), false);
    var key = caller("key:2", null, List.of("admin"), false);
    return List.of(
        new Kind(
            "anonymous",
            Knowledge.anonymous(fields),
            List.of(caller(null, null, List.of(), false))),
        new Kind(
            "signed in",
            Knowledge.signedIn(List.of(), fields),
            List.of(
                caller("member:3", "c@example.org", List.of(), false),
                caller("key:4", null, List.of(), false))),
        new Kind("admin", Knowledge.signedIn(List.of("admin"), fields), List.of(ann, key)),
        new Kind(
            "any roles",
            Knowledge.signedInWithAnyRoles(fields),
            List.of(ann, caller("member:5", null, List.of("viewer", "editor"), false))),
        new Kind(
            "builder",
            Knowledge.builder(fields),
            List.of(caller("builder:demo", null, List.of(), true))));
  }

  private static Circumstances caller(
      @Nullable String id, @Nullable String email, List<String> roles, boolean builder) {
    return new Circumstances(
        id,
        email,
        roles,
        id != null,
        builder,
        Instant.parse("2026-03-01T12:00:00Z"),
        ZoneId.of("UTC"));
  }

  @Test
  void whatIsLeftAnswersAsTheWholeForEveryRowAndCallerOfTheKind() {
    int count = Integer.getInteger("expressions.count", 600);
    var generator = new ExpressionGenerator(Long.getLong("expressions.seed", 1));
    var kinds = kinds(neverNull());
    var scope = Scope.ofRule(ExpressionGenerator.fields(), Vectors.ROLES);
    int shorter = 0;

    for (int i = 0; i < count; i++) {
      var text = generator.expression();
      var whole = Vectors.compile(text, scope);
      var row = generator.row();
      for (var kind : kinds) {
        var left = Reduction.of(whole, kind.known());
        shorter += left.equals(whole) ? 0 : 1;
        for (var caller : kind.callers()) {
          var expected = Evaluator.of(whole).evaluate(row::get, caller);
          var described = "%s for %s of %s".formatted(text, kind.name(), row);
          assertEquals(
              RestForm.write(expected, whole.type()).toString(),
              RestForm.write(Evaluator.of(left).evaluate(row::get, caller), whole.type())
                  .toString(),
              described);
          if (whole.type() == Scalar.BOOLEAN) {
            assertEquals(
                Boolean.TRUE.equals(expected),
                Evaluator.of(Rule.simplified(left)).holds(row::get, caller),
                described);
          }
        }
      }
    }

    assertTrue(shorter > count / 2, "only " + shorter + " became shorter");
  }

  private static Set<String> neverNull() {
    return ExpressionGenerator.fields().entrySet().stream()
        .filter(field -> !field.getValue().nullable())
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  @Test
  void itsTextIsReadAsTheSameExpression() {
    var generator = new ExpressionGenerator(Long.getLong("expressions.seed", 7));
    var scope = Scope.ofRule(ExpressionGenerator.fields(), Vectors.ROLES);

    for (int i = 0; i < Integer.getInteger("expressions.count", 600); i++) {
      var expression = Vectors.compile(generator.expression(), scope);

      var text = ExpressionText.of(expression);

      assertEquals(flat(expression), flat(Vectors.compile(text, scope)), text);
    }
  }

  /**
   * With each chain of `&&` or `||` in one: the parser halves long ones, however they were held.
   */
  private static Expression flat(Expression expression) {
    return expression instanceof Expression.Call(var function, _, var type)
            && (function == Function.AND || function == Function.OR)
        ? new Expression.Call(
            function,
            Connectives.parts(function, expression).stream().map(ReductionTest::flat).toList(),
            type)
        : ExpressionTree.withParts(
            expression, expression.parts().stream().map(ReductionTest::flat).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "user.signedIn || row.open; row.open; true; true",
        "'admin' in user.roles || row.owner == 'x'; row.owner == \"x\"; row.owner == \"x\"; true",
        "'admin' in user.roles && row.open; false; false; row.open",
        "user.roles.exists(r, r == 'admin' && row.open); false; false; row.open",
        "user.roles.all(r, r == 'viewer'); true; true; false",
        "size(user.roles) > 0; false; false; true",
        "user.id != null && row.owner == user.id; false; row.owner == user.id;"
            + " row.owner == user.id",
        "user.signedIn ? row.open : row.name == 'x'; row.name == \"x\"; row.open; row.open",
        "has(user.email); false; user.email != null; user.email != null",
        "user.email != null && user.email.endsWith('@example.org'); false;"
            + " user.email != null && user.email.endsWith(\"@example.org\");"
            + " user.email != null && user.email.endsWith(\"@example.org\")",
        "row.name in user.roles; false; false; row.name in [\"admin\"]",
        "row.open || row.open; row.open; row.open; row.open",
        "row.owner == row.owner; true; true; true",
        "row.name == null; false; false; false",
        "!(row.owner == 'x') && !user.builder; row.owner != \"x\"; row.owner != \"x\";"
            + " row.owner != \"x\"",
      })
  void knowsTheCaller(String rule, String anonymous, String signedIn, String admin) {
    var whole = Vectors.compile(rule, Scope.ofRule(FIELDS, Vectors.ROLES));

    assertEquals(anonymous, left(whole, Knowledge.anonymous(PRESENT)));
    assertEquals(signedIn, left(whole, Knowledge.signedIn(List.of(), PRESENT)));
    assertEquals(admin, left(whole, Knowledge.signedIn(List.of("admin"), PRESENT)));
  }

  private static String left(Expression whole, Knowledge known) {
    return ExpressionText.of(Reduction.of(whole, known));
  }

  @Test
  void aRuleThatComesToNullOrContradictsItselfIsFalse() {
    var open = new Expression.RowField("open", Scalar.BOOLEAN);
    var unknown = new Expression.Constant(null, Scalar.BOOLEAN);

    assertEquals(Connectives.FALSE, Rule.simplified(Rule.all(open, unknown)));
    assertEquals(open, Rule.simplified(Rule.any(open, unknown)));
    assertEquals(Connectives.FALSE, Rule.simplified(Rule.all(open, Connectives.not(open))));
  }

  @ParameterizedTest
  @CsvSource({
    "row.open && row.late, row.open",
    "row.open, row.open || row.late",
    "row.open && row.late, row.late && row.open",
    "row.open && (row.late || row.name == 'x'), row.open && row.late || row.open && row.name =='x'",
    "false, row.open",
    "row.open, true",
  })
  void seesWhatFollows(String one, String other) {
    // What is nested has to be multiplied out by hand: that is not plain.
    boolean plain = !one.contains("||");

    assertEquals(plain, Rule.implies(rule(one), rule(other)));
  }

  @ParameterizedTest
  @CsvSource({
    "row.open, row.open && row.late",
    "row.open || row.late, row.open",
    "true, row.open",
    "row.open, row.late"
  })
  void doesNotSeeWhatDoesNotFollow(String one, String other) {
    assertFalse(Rule.implies(rule(one), rule(other)));
  }

  private static Expression rule(String text) {
    var guarded = text.replace("row.late", "(row.late != null && row.late)");
    return Vectors.compile(guarded, Scope.ofRule(FIELDS, Vectors.ROLES));
  }

  @Test
  void aLongComparisonIsGivenUp() {
    Expression one = field(0);
    Expression other = field(1);
    for (int i = 2; i < 60; i++) {
      one = i % 2 == 0 ? Rule.all(field(i), one) : Rule.any(one, field(i));
      other = i % 2 == 0 ? Rule.any(field(i + 100), other) : Rule.all(other, field(i + 200));
    }

    assertFalse(Rule.implies(one, other));
  }

  private static Expression field(int number) {
    return new Expression.RowField("f" + number, Scalar.BOOLEAN);
  }

  @Test
  void whatIsNotKnownStays() {
    var email = new UserAttribute(Attribute.EMAIL, Scalar.TEXT);

    assertEquals(email, Reduction.of(email, Knowledge.signedIn(List.of(), Set.of())));
  }
}
