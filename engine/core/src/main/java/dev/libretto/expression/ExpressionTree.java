package dev.libretto.expression;

import dev.libretto.expression.Expression.Call;
import dev.libretto.expression.Expression.Conditional;
import dev.libretto.expression.Expression.ListLiteral;
import dev.libretto.expression.Expression.Quantifier;
import dev.libretto.expression.Expression.RelatedField;
import dev.libretto.expression.Expression.RowField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Looks at and rewrites expressions. */
public final class ExpressionTree {

  private ExpressionTree() {}

  /** Puts expressions in the place of the row's fields of these names. */
  public static Expression expand(Expression expression, Map<String, Expression> fields) {
    return rewrite(
        expression,
        leaf ->
            switch (leaf) {
              case RowField field -> fields.getOrDefault(field.field(), field);
              case RelatedField related -> from(related, fields);
              default -> leaf;
            });
  }

  /** Puts another expression in the place of each of the row's and of related rows' fields. */
  public static Expression rewrite(Expression expression, UnaryOperator<Expression> field) {
    return switch (expression) {
      case RowField _, RelatedField _ -> field.apply(expression);
      case Call call ->
          new Call(
              call.function(),
              call.arguments().stream().map(argument -> rewrite(argument, field)).toList(),
              call.type());
      case Conditional c ->
          new Conditional(
              rewrite(c.condition(), field),
              rewrite(c.then(), field),
              rewrite(c.otherwise(), field),
              c.type());
      case ListLiteral list ->
          new ListLiteral(
              list.items().stream().map(item -> rewrite(item, field)).toList(), list.type());
      case Quantifier q ->
          new Quantifier(
              q.kind(),
              q.variable(),
              rewrite(q.list(), field),
              rewrite(q.predicate(), field),
              q.type());
      case Expression.Constant _,
          Expression.UserAttribute _,
          Expression.Now _,
          Expression.Today _,
          Expression.Variable _ ->
          expression;
    };
  }

  /** The same expression with other operands, as many as {@link Expression#parts} has. */
  public static Expression withParts(Expression expression, List<Expression> parts) {
    return switch (expression) {
      case Call call -> new Call(call.function(), parts, call.type());
      case Conditional c -> new Conditional(parts.get(0), parts.get(1), parts.get(2), c.type());
      case ListLiteral list -> new ListLiteral(parts, list.type());
      case Quantifier q ->
          new Quantifier(q.kind(), q.variable(), parts.get(0), parts.get(1), q.type());
      case RowField _,
          RelatedField _,
          Expression.Constant _,
          Expression.UserAttribute _,
          Expression.Now _,
          Expression.Today _,
          Expression.Variable _ ->
          expression;
    };
  }

  /** A relation can stand under another name, but nothing can stand in its place. */
  private static RelatedField from(RelatedField related, Map<String, Expression> fields) {
    if (!(fields.get(related.path().getFirst()) instanceof RowField(var first, var _))) {
      return related;
    }
    var path = new ArrayList<>(related.path());
    path.set(0, first);
    return new RelatedField(path, related.field(), related.type());
  }

  /** How many nodes an expression has once the fields are expanded to so many nodes each. */
  public static long size(Expression expression, Map<String, Long> fields) {
    long below = expression.parts().stream().mapToLong(child -> size(child, fields)).sum();
    return expression instanceof RowField field
        ? fields.getOrDefault(field.field(), 1L)
        : below + 1;
  }

  /** Whether a part of the expression, or the whole, is such. */
  public static boolean any(Expression expression, Predicate<Expression> such) {
    return such.test(expression) || expression.parts().stream().anyMatch(child -> any(child, such));
  }
}
