package dev.libretto.expression;

import dev.libretto.expression.Expression.Call;
import dev.libretto.expression.Expression.Conditional;
import dev.libretto.expression.Expression.Quantifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Expressions of which only matters where they are true: a rule that is null denies as one that is
 * false does.
 */
public final class Rule {

  /** Comparing takes at most so many steps; beyond, nothing is known. */
  private static final int MOST_STEPS = 10_000;

  private int steps;

  private Rule() {}

  /** A rule that holds where all of these do. */
  public static Expression all(Expression... rules) {
    return Connectives.connect(Function.AND, Arrays.asList(rules));
  }

  /** A rule that holds where one of these does. */
  public static Expression any(Expression... rules) {
    return Connectives.connect(Function.OR, Arrays.asList(rules));
  }

  /** A shorter rule that is true for the same rows and callers. */
  public static Expression simplified(Expression rule) {
    return switch (rule) {
      case Call call when call.function() == Function.AND -> conjunction(call);
      case Call call when call.function() == Function.OR ->
          Connectives.connect(Function.OR, simplified(Connectives.parts(Function.OR, call)));
      case Conditional conditional -> conditional(conditional);
      case Quantifier q -> {
        var predicate = simplified(q.predicate());
        yield q.kind() == Quantifier.Kind.EXISTS && predicate.equals(Connectives.FALSE)
            ? predicate
            : new Quantifier(q.kind(), q.variable(), q.list(), predicate, q.type());
      }
      case Expression other -> Connectives.isNull(other) ? Connectives.FALSE : other;
    };
  }

  private static List<Expression> simplified(Iterable<Expression> rules) {
    var simplified = new ArrayList<Expression>();
    rules.forEach(rule -> simplified.add(simplified(rule)));
    return simplified;
  }

  private static Expression conjunction(Call call) {
    var whole =
        Connectives.connect(Function.AND, simplified(Connectives.parts(Function.AND, call)));
    var parts = Connectives.parts(Function.AND, whole);
    return parts.stream().anyMatch(part -> parts.contains(Connectives.not(part)))
        ? Connectives.FALSE
        : whole;
  }

  private static Expression conditional(Conditional whole) {
    var then = simplified(whole.then());
    var otherwise = simplified(whole.otherwise());
    if (otherwise.equals(Connectives.FALSE)) {
      return all(simplified(whole.condition()), then);
    }
    return then.equals(Connectives.FALSE)
        ? all(Connectives.not(whole.condition()), otherwise)
        : new Conditional(whole.condition(), then, otherwise, whole.type());
  }

  /**
   * Whether it is plain that wherever {@code one} holds, {@code other} does. It may be so without
   * being plain.
   */
  public static boolean implies(Expression one, Expression other) {
    return new Rule().follows(one, other);
  }

  private boolean follows(Expression one, Expression other) {
    if (steps++ > MOST_STEPS) {
      return false;
    }
    if (one.equals(other)
        || Connectives.isNull(one)
        || one.equals(Connectives.FALSE)
        || other.equals(Connectives.TRUE)) {
      return true;
    }
    if (is(one, Function.OR)) {
      return one.parts().stream().allMatch(part -> follows(part, other));
    }
    if (is(other, Function.AND)) {
      return other.parts().stream().allMatch(part -> follows(one, part));
    }
    return (is(one, Function.AND) && one.parts().stream().anyMatch(part -> follows(part, other)))
        || (is(other, Function.OR) && other.parts().stream().anyMatch(part -> follows(one, part)));
  }

  private static boolean is(Expression rule, Function connective) {
    return rule instanceof Call call && call.function() == connective;
  }
}
