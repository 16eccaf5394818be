package dev.libretto.expression;

import dev.libretto.expression.Expression.Call;
import dev.libretto.expression.Expression.Constant;
import dev.libretto.expression.Type.Scalar;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/** And, or and not in Kleene's logic, made as short as they can be without looking inside. */
final class Connectives {

  static final Constant TRUE = new Constant(true, Scalar.BOOLEAN);
  static final Constant FALSE = new Constant(false, Scalar.BOOLEAN);

  private Connectives() {}

  static boolean isNull(Expression expression) {
    return expression instanceof Constant constant && constant.value() == null;
  }

  /** What changes nothing beside others. */
  static Constant neutral(Function connective) {
    return connective == Function.AND ? TRUE : FALSE;
  }

  /** What decides whatever the others are. */
  static Constant deciding(Function connective) {
    return connective == Function.AND ? FALSE : TRUE;
  }

  /** All operands in one. */
  static Expression connect(Function connective, List<Expression> operands) {
    var parts = new LinkedHashSet<Expression>();
    operands.forEach(operand -> parts.addAll(parts(connective, operand)));
    parts.remove(neutral(connective));
    if (parts.contains(deciding(connective))) {
      return deciding(connective);
    }
    return parts.stream()
        .reduce((left, right) -> new Call(connective, List.of(left, right), Scalar.BOOLEAN))
        .orElse(neutral(connective));
  }

  /** The operands of nested connectives of one kind, each once; the expression alone elsewhere. */
  static SequencedSet<Expression> parts(Function connective, Expression expression) {
    var parts = new LinkedHashSet<Expression>();
    collect(connective, expression, parts);
    return parts;
  }

  private static void collect(
      Function connective, Expression expression, SequencedSet<Expression> parts) {
    if (expression instanceof Call call && call.function() == connective) {
      call.arguments().forEach(argument -> collect(connective, argument, parts));
    } else {
      parts.add(expression);
    }
  }

  static Expression not(Expression operand) {
    return switch (operand) {
      case Constant(Boolean value, Type _) -> value ? FALSE : TRUE;
      case Constant constant when constant.value() == null -> operand;
      case Call call when call.function() == Function.NOT -> call.arguments().getFirst();
      case Call call when call.function() == Function.EQUAL ->
          new Call(Function.NOT_EQUAL, call.arguments(), Scalar.BOOLEAN);
      case Call call when call.function() == Function.NOT_EQUAL ->
          new Call(Function.EQUAL, call.arguments(), Scalar.BOOLEAN);
      case Expression other -> new Call(Function.NOT, List.of(other), Scalar.BOOLEAN);
    };
  }
}
