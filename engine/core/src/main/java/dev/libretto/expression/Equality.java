package dev.libretto.expression;

import static dev.libretto.expression.Typed.union;

import dev.cel.common.ast.CelExpr;
import dev.libretto.expression.Expression.Call;
import dev.libretto.expression.Expression.UserAttribute;
import dev.libretto.expression.Type.ListOf;
import dev.libretto.expression.Type.Scalar;
import dev.libretto.problem.DefinitionCode;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Equality, membership and presence: the comparisons that take null and never give it. */
final class Equality {
  private final Checker checker;
  private final Findings findings;
  private final RoleNames roles;

  Equality(Checker checker, Findings findings) {
    this.checker = checker;
    this.findings = findings;
    this.roles = new RoleNames(checker.scope(), findings);
  }

  @Nullable Typed equality(CelExpr node, Environment here, Function function) {
    var operands = checker.checkAll(node.call().args(), here);
    if (operands == null) {
      return null;
    }
    boolean withNull = operands.stream().anyMatch(Typed::isNullLiteral);
    var same = withNull ? operands : Coercion.together(operands);
    if (!comparable(same.get(0), same.get(1))) {
      return incomparable(node, same, function);
    }
    var left = same.get(0);
    var right = same.get(1);
    roles.compare(left, right, here);
    if (!somebody(node, left, right) || !somebody(node, right, left)) {
      return null;
    }
    var equal = new Call(function, List.of(left.expression(), right.expression()), Scalar.BOOLEAN);
    var whenEqual = Set.<String>of();
    var whenDifferent = Set.<String>of();
    if (left.isNullLiteral() || right.isNullLiteral()) {
      whenDifferent = union(left.path(), right.path());
    } else if (!left.nullable() || !right.nullable()) {
      whenEqual = union(left.path(), right.path());
    }
    boolean positive = function == Function.EQUAL;
    return checker
        .typed(node, equal, false)
        .knowing(positive ? whenEqual : whenDifferent, positive ? whenDifferent : whenEqual);
  }

  /**
   * Nobody's id is null, as is an absent value, and null equals null: the rule would let everybody
   * at the rows that belong to nobody.
   */
  private boolean somebody(CelExpr node, Typed caller, Typed value) {
    if (!(caller.expression() instanceof UserAttribute(var attribute, var _))
        || !caller.nullable()
        || !value.nullable()
        || value.isNullLiteral()
        || value.expression() instanceof Expression.Constant) {
      return true;
    }
    boolean id = attribute == UserAttribute.Attribute.ID;
    findings.add(
        DefinitionCode.NOBODY_IS_EQUAL,
        node,
        (id ? "A caller who is not signed in has no id" : "Not every caller has a mail address")
            + ", and "
            + findings.quote(value)
            + " can be absent too: the two would be equal",
        id ? "Write `user.signedIn && …`." : "Write `user.email != null && …`.");
    return false;
  }

  private static boolean comparable(Typed left, Typed right) {
    if (left.isNullLiteral() || right.isNullLiteral()) {
      return true;
    }
    return left.type().equals(right.type())
        && left.type() instanceof Scalar
        && left.type() != Scalar.JSON;
  }

  private @Nullable Typed incomparable(CelExpr node, List<Typed> operands, Function function) {
    var left = operands.get(0).type();
    var right = operands.get(1).type();
    String sign = function == Function.EQUAL ? "==" : "!=";
    if (left.equals(right)) {
      return checker.outside(
          node,
          "Values of type " + left.word() + " can only be compared with null",
          left instanceof ListOf ? "Use `in`, `all`, `exists` or `size`." : null);
    }
    findings.add(
        DefinitionCode.EXPRESSION_TYPE_MISMATCH,
        node,
        "`" + sign + "` compares " + left.word() + " with " + right.word(),
        Coercion.hint(left, right));
    return null;
  }

  @Nullable Typed in(CelExpr node, Environment here) {
    var operands = checker.checkAll(node.call().args(), here);
    if (operands == null) {
      return null;
    }
    var item = operands.get(0);
    var list = operands.get(1);
    if (!(list.type() instanceof ListOf)) {
      findings.add(
          DefinitionCode.EXPRESSION_TYPE_MISMATCH,
          list,
          "`in` looks into a list, not into " + list.type().word(),
          list.type() == Scalar.TEXT ? "Use `.contains(…)` for a part of a text." : null);
      return null;
    }
    if (Coercion.element(list) == Scalar.DECIMAL && item.type() == Scalar.INTEGER) {
      item = Coercion.toDecimal(item);
    }
    list = Coercion.toListOf(list, item.type());
    if (!Coercion.element(list).equals(item.type())) {
      findings.add(
          DefinitionCode.EXPRESSION_TYPE_MISMATCH,
          node,
          "`in` looks for " + item.type().word() + " in a " + list.type().word(),
          Coercion.hint(item.type(), Coercion.element(list)));
      return null;
    }
    roles.compare(item, list, here);
    var in = new Call(Function.IN, List.of(item.expression(), list.expression()), Scalar.BOOLEAN);
    return checker.typed(node, in, false).knowing(union(item.path(), list.path()), Set.of());
  }

  @Nullable Typed has(CelExpr node, Environment here) {
    var arguments = node.call().args();
    if (node.call().target().isPresent() || arguments.size() != 1) {
      findings.add(
          DefinitionCode.EXPRESSION_TYPE_MISMATCH, node, "`has` takes one field", "`has(row.x)`");
      return null;
    }
    var field = checker.check(arguments.getFirst(), here);
    if (field == null) {
      return null;
    }
    if (field.path().isEmpty()) {
      findings.add(
          DefinitionCode.EXPRESSION_TYPE_MISMATCH,
          field,
          "`has` asks whether a field has a value",
          "Give it a field, such as `has(row.x)`, or compare with `!= null`.");
      return null;
    }
    var absent = new Expression.Constant(null, Scalar.NULL);
    var has = new Call(Function.NOT_EQUAL, List.of(field.expression(), absent), Scalar.BOOLEAN);
    return checker.typed(node, has, false).knowing(field.path(), Set.of());
  }
}
