package dev.libretto.expression;

import java.util.HashSet;
import java.util.Set;

/**
 * A checked part of an expression, with what its outcome says about others.
 *
 * @param nullable whether a field's null can make it null
 * @param whenTrue what cannot be null where this is true, such as {@code row.title}
 * @param whenFalse what cannot be null where this is false
 * @param start its first code point in the text
 * @param end the code point after its last
 */
record Typed(
    Expression expression,
    boolean nullable,
    Set<String> whenTrue,
    Set<String> whenFalse,
    int start,
    int end) {

  Typed {
    whenTrue = Set.copyOf(whenTrue);
    whenFalse = Set.copyOf(whenFalse);
  }

  static Typed of(Expression expression, boolean nullable, int start, int end) {
    return new Typed(expression, nullable, Set.of(), Set.of(), start, end);
  }

  Type type() {
    return expression.type();
  }

  Typed with(Expression replacement) {
    return new Typed(replacement, nullable, whenTrue, whenFalse, start, end);
  }

  Typed knowing(Set<String> whenTrue, Set<String> whenFalse) {
    return new Typed(expression, nullable, whenTrue, whenFalse, start, end);
  }

  /** How it is called among the things known not to be null, or empty for anything else. */
  Set<String> path() {
    return switch (expression) {
      case Expression.RowField field -> Set.of(Names.path(field.field()));
      case Expression.RelatedField related ->
          Set.of("row." + String.join(".", related.path()) + "." + related.field());
      case Expression.UserAttribute user
          when user.attribute() == Expression.UserAttribute.Attribute.ID ->
          Set.of("user.id");
      case Expression.UserAttribute user
          when user.attribute() == Expression.UserAttribute.Attribute.EMAIL ->
          Set.of("user.email");
      case Expression.UserAttribute _,
          Expression.Constant _,
          Expression.Now _,
          Expression.Today _,
          Expression.Call _,
          Expression.Conditional _,
          Expression.ListLiteral _,
          Expression.Quantifier _,
          Expression.Variable _ ->
          Set.of();
    };
  }

  boolean isNullLiteral() {
    return type() == Type.Scalar.NULL;
  }

  static Set<String> union(Set<String> one, Set<String> other) {
    var union = new HashSet<>(one);
    union.addAll(other);
    return union;
  }

  static Set<String> intersection(Set<String> one, Set<String> other) {
    var intersection = new HashSet<>(one);
    intersection.retainAll(other);
    return intersection;
  }
}
