package dev.libretto.publish.diff;

import dev.libretto.definition.Visibility;
import dev.libretto.expression.Expression;
import dev.libretto.expression.Expression.Call;
import dev.libretto.expression.Expression.Constant;
import dev.libretto.expression.Function;
import java.util.HashSet;
import java.util.Set;

/**
 * Whether a rule lets somebody in whom another did not. In doubt it does: only a rule that says no
 * to everybody, one with a further condition, and one with an alternative less are known to let in
 * nobody new.
 */
final class Widening {

  private Widening() {}

  /** Whether rule {@code to} may hold where rule {@code from} did not. */
  static boolean widens(Expression from, Expression to) {
    return !from.equals(to)
        && !isConstant(to, false)
        && !isConstant(from, true)
        && !parts(to, Function.AND).containsAll(parts(from, Function.AND))
        && !parts(from, Function.OR).containsAll(parts(to, Function.OR));
  }

  /** Whether people may come near who could not. */
  static boolean widens(Visibility from, Visibility to) {
    return to.compareTo(from) > 0;
  }

  private static boolean isConstant(Expression rule, boolean value) {
    return rule instanceof Constant constant && Boolean.valueOf(value).equals(constant.value());
  }

  private static Set<Expression> parts(Expression rule, Function connective) {
    var parts = new HashSet<Expression>();
    if (rule instanceof Call call && call.function() == connective) {
      call.arguments().forEach(argument -> parts.addAll(parts(argument, connective)));
    } else {
      parts.add(rule);
    }
    return parts;
  }
}
