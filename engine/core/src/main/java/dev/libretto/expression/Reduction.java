package dev.libretto.expression;

import dev.libretto.expression.Expression.Call;
import dev.libretto.expression.Expression.Conditional;
import dev.libretto.expression.Expression.Constant;
import dev.libretto.expression.Expression.ListLiteral;
import dev.libretto.expression.Expression.Quantifier;
import dev.libretto.expression.Expression.RowField;
import dev.libretto.expression.Expression.UserAttribute;
import dev.libretto.expression.Type.ListOf;
import dev.libretto.expression.Type.Scalar;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Partial evaluation: what is left of an expression once something is known of the caller. What is
 * left answers as the whole does, null included, for every row and caller the knowledge is true of.
 */
public final class Reduction {

  /** A longer text is not written into an expression that had but a call there. */
  private static final int LONGEST_TEXT = 1_000;

  /** How large a quantifier may become when it is written out for each element. */
  private static final long MOST_NODES = 2_000;

  private static final Circumstances NOBODY =
      new Circumstances(null, null, List.of(), false, false, Instant.EPOCH, ZoneOffset.UTC);

  private final Knowledge known;

  private Reduction(Knowledge known) {
    this.known = known;
  }

  /** What is left of the expression. */
  public static Expression of(Expression expression, Knowledge known) {
    return new Reduction(known).reduce(expression);
  }

  private Expression reduce(Expression expression) {
    if (expression instanceof UserAttribute user) {
      return known.user().getOrDefault(user.attribute(), user);
    }
    var parts = expression.parts().stream().map(this::reduce).toList();
    return switch (expression) {
      case Call call -> call(call, parts);
      case Conditional c -> conditional(c, parts.get(0), parts.get(1), parts.get(2));
      case Quantifier q -> quantifier(q, parts.get(0), parts.get(1));
      case Expression other -> ExpressionTree.withParts(other, parts);
    };
  }

  private Expression call(Call call, List<Expression> operands) {
    return switch (call.function()) {
      case AND, OR -> Connectives.connect(call.function(), operands);
      case NOT -> Connectives.not(operands.getFirst());
      case EQUAL -> equal(call, operands);
      case NOT_EQUAL -> Connectives.not(equal(call, operands));
      case IN -> in(call, operands.get(0), operands.get(1));
      default ->
          operands.stream().anyMatch(Connectives::isNull)
              ? new Constant(null, call.type())
              : performed(call, operands);
    };
  }

  private Expression equal(Call call, List<Expression> operands) {
    var left = operands.getFirst();
    var right = operands.getLast();
    if (left.equals(right)) {
      return Connectives.TRUE;
    }
    if ((Connectives.isNull(left) && isPresent(right))
        || (Connectives.isNull(right) && isPresent(left))) {
      return Connectives.FALSE;
    }
    return performed(new Call(Function.EQUAL, call.arguments(), Scalar.BOOLEAN), operands);
  }

  private static Expression in(Call call, Expression element, Expression list) {
    return Connectives.isNull(element)
            || Connectives.isNull(list)
            || (list instanceof ListLiteral(var items, var _) && items.isEmpty())
        ? Connectives.FALSE
        : performed(call, List.of(element, list));
  }

  /** What a call on constants comes to; any other call as it is. */
  private static Expression performed(Call call, List<Expression> operands) {
    var rebuilt = ExpressionTree.withParts(call, operands);
    if (call.type() instanceof ListOf || !operands.stream().allMatch(Reduction::isConstant)) {
      return rebuilt;
    }
    var value = Evaluator.of(rebuilt).evaluate(_ -> null, NOBODY);
    return value instanceof String text && text.length() > LONGEST_TEXT
        ? rebuilt
        : new Constant(value, call.type());
  }

  private Expression conditional(
      Conditional whole, Expression condition, Expression then, Expression otherwise) {
    if (Connectives.isNull(condition)) {
      return new Constant(null, whole.type());
    }
    if (condition instanceof Constant(Boolean holds, Type _)) {
      return holds ? then : otherwise;
    }
    if (then.equals(Connectives.TRUE) && otherwise.equals(Connectives.FALSE)) {
      return condition;
    }
    return then.equals(otherwise) && isPresent(condition)
        ? then
        : new Conditional(condition, then, otherwise, whole.type());
  }

  private Expression quantifier(Quantifier whole, Expression list, Expression predicate) {
    var function = whole.kind() == Quantifier.Kind.ALL ? Function.AND : Function.OR;
    if (Connectives.isNull(list)) {
      return new Constant(null, Scalar.BOOLEAN);
    }
    if (list instanceof ListLiteral(var items, var _)
        && isConstant(list)
        && items.size() * ExpressionTree.size(predicate, Map.of()) <= MOST_NODES) {
      return Connectives.connect(
          function,
          items.stream().map(item -> reduce(bind(predicate, whole.variable(), item))).toList());
    }
    return predicate.equals(Connectives.neutral(function)) && isPresent(list)
        ? predicate
        : new Quantifier(whole.kind(), whole.variable(), list, predicate, whole.type());
  }

  /** Puts an element in the place of a variable, but not in that of another of the same name. */
  private static Expression bind(Expression expression, String variable, Expression element) {
    if (expression instanceof Expression.Variable(var name, var _)) {
      return name.equals(variable) ? element : expression;
    }
    if (expression instanceof Quantifier q && q.variable().equals(variable)) {
      return new Quantifier(
          q.kind(), q.variable(), bind(q.list(), variable, element), q.predicate(), q.type());
    }
    return ExpressionTree.withParts(
        expression,
        expression.parts().stream().map(part -> bind(part, variable, element)).toList());
  }

  private static boolean isConstant(Expression expression) {
    return expression instanceof Constant
        || (expression instanceof ListLiteral(var items, var _)
            && items.stream().allMatch(Constant.class::isInstance));
  }

  /** Whether it is known never to be null. */
  private boolean isPresent(Expression expression) {
    return switch (expression) {
      case Constant(@Nullable Object value, Type _) -> value != null;
      case RowField(var field, var _) -> known.fields().contains(field);
      case UserAttribute(var attribute, var _) ->
          known.present().contains(attribute) || isNeverNull(attribute);
      case Expression.Now _, Expression.Today _, ListLiteral _ -> true;
      case Call call -> isPresent(call);
      case Conditional c -> c.parts().stream().allMatch(this::isPresent);
      case Quantifier _, Expression.RelatedField _, Expression.Variable _ -> false;
    };
  }

  private static boolean isNeverNull(UserAttribute.Attribute attribute) {
    return switch (attribute) {
      case ROLES, SIGNED_IN, BUILDER -> true;
      case ID, EMAIL -> false;
    };
  }

  private boolean isPresent(Call call) {
    return switch (call.function()) {
      case EQUAL, NOT_EQUAL, IN -> true;
      case AND, OR, NOT -> call.arguments().stream().allMatch(this::isPresent);
      // Others may have no answer even for operands that are there.
      default -> false;
    };
  }
}
