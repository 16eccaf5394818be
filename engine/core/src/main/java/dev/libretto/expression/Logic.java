package dev.libretto.expression;

import static dev.libretto.expression.Typed.intersection;
import static dev.libretto.expression.Typed.union;

import dev.cel.common.ast.CelExpr;
import dev.libretto.expression.Expression.Call;
import dev.libretto.expression.Type.Scalar;
import dev.libretto.problem.DefinitionCode;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Connectives and conditions. They carry what is known not to be null from one operand to the next:
 * in {@code row.x != null && row.x > 3} the right side knows what the left side says.
 */
final class Logic {
  private final Checker checker;
  private final Findings findings;

  Logic(Checker checker, Findings findings) {
    this.checker = checker;
    this.findings = findings;
  }

  @Nullable Typed and(CelExpr node, Environment here) {
    var left = condition(node.call().args().get(0), here);
    var right =
        condition(node.call().args().get(1), left == null ? here : here.knowing(left.whenTrue()));
    if (left == null || right == null) {
      return null;
    }
    return connective(node, Function.AND, left, right)
        .knowing(
            union(left.whenTrue(), right.whenTrue()),
            intersection(left.whenFalse(), right.whenFalse()));
  }

  @Nullable Typed or(CelExpr node, Environment here) {
    var left = condition(node.call().args().get(0), here);
    var right =
        condition(node.call().args().get(1), left == null ? here : here.knowing(left.whenFalse()));
    if (left == null || right == null) {
      return null;
    }
    return connective(node, Function.OR, left, right)
        .knowing(
            intersection(left.whenTrue(), right.whenTrue()),
            union(left.whenFalse(), right.whenFalse()));
  }

  @Nullable Typed not(CelExpr node, Environment here) {
    var operand = condition(node.call().args().getFirst(), here);
    if (operand == null) {
      return null;
    }
    var not = new Call(Function.NOT, List.of(operand.expression()), Scalar.BOOLEAN);
    return checker
        .typed(node, not, operand.nullable())
        .knowing(/* whenTrue= */ operand.whenFalse(), /* whenFalse= */ operand.whenTrue());
  }

  @Nullable Typed conditional(CelExpr node, Environment here) {
    var condition = condition(node.call().args().get(0), here);
    var whenTrue = condition == null ? Set.<String>of() : condition.whenTrue();
    var whenFalse = condition == null ? Set.<String>of() : condition.whenFalse();
    var then = checker.check(node.call().args().get(1), here.knowing(whenTrue));
    var otherwise = checker.check(node.call().args().get(2), here.knowing(whenFalse));
    if (condition == null || then == null || otherwise == null) {
      return null;
    }
    var branches =
        checker.unify(List.of(then, otherwise), "Both branches of a condition are of one type");
    if (branches == null) {
      return null;
    }
    var first = branches.getFirst();
    var second = branches.getLast();
    var expression =
        new Expression.Conditional(
            condition.expression(), first.expression(), second.expression(), first.type());
    boolean nullable = condition.nullable() || then.nullable() || otherwise.nullable();
    return checker
        .typed(node, expression, nullable)
        .knowing(
            outcome(
                union(whenTrue, then.whenTrue()),
                union(whenFalse, otherwise.whenTrue()),
                branches,
                false),
            outcome(
                union(whenTrue, then.whenFalse()),
                union(whenFalse, otherwise.whenFalse()),
                branches,
                true));
  }

  /** What is known of a condition's outcome: a branch that is the other constant did not happen. */
  private static Set<String> outcome(
      Set<String> then, Set<String> otherwise, List<Typed> branches, boolean impossible) {
    if (isConstant(branches.getFirst(), impossible)) {
      return otherwise;
    }
    return isConstant(branches.getLast(), impossible) ? then : intersection(then, otherwise);
  }

  private static boolean isConstant(Typed typed, boolean value) {
    return typed.expression() instanceof Expression.Constant constant
        && Boolean.valueOf(value).equals(constant.value());
  }

  private Typed connective(CelExpr node, Function function, Typed left, Typed right) {
    var call = new Call(function, List.of(left.expression(), right.expression()), Scalar.BOOLEAN);
    return checker.typed(node, call, left.nullable() || right.nullable());
  }

  @Nullable Typed condition(CelExpr node, Environment here) {
    var typed = checker.check(node, here);
    if (typed == null || typed.type() == Scalar.BOOLEAN) {
      return typed;
    }
    findings.add(
        DefinitionCode.EXPRESSION_TYPE_MISMATCH,
        typed,
        "A condition is true or false; this is " + typed.type().word(),
        typed.path().isEmpty() ? null : "Compare it, such as `… != null`.");
    return null;
  }
}
