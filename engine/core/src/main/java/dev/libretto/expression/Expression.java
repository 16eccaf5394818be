package dev.libretto.expression;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A typed, fully resolved expression: no names to look up, no overloads to choose. Immutable.
 *
 * <p>Meaning of null, everywhere: an operation without an answer (a division by zero, an overflow)
 * is null; every operation on a null operand is null, except {@link Function#EQUAL} and {@link
 * Function#NOT_EQUAL}, which are never null, and {@link Function#AND}, {@link Function#OR}, which
 * follow Kleene's three-valued logic. A rule that is null denies; a check that is null does not
 * hold; a computed field that is null has no value.
 */
public sealed interface Expression {

  /** What it evaluates to, when not null. */
  Type type();

  /** The operands, in order. */
  default List<Expression> parts() {
    return switch (this) {
      case Call call -> call.arguments();
      case Conditional c -> List.of(c.condition(), c.then(), c.otherwise());
      case ListLiteral list -> list.items();
      case Quantifier q -> List.of(q.list(), q.predicate());
      case Constant _, RowField _, RelatedField _, UserAttribute _, Now _, Today _, Variable _ ->
          List.of();
    };
  }

  /** Whether it asks for fields of related rows, which only the database can answer. */
  default boolean hasHops() {
    return this instanceof RelatedField || parts().stream().anyMatch(Expression::hasHops);
  }

  /**
   * A literal. The value is a Boolean, Long, BigDecimal, String, LocalDate, LocalTime, Instant, or
   * null for the literal null.
   */
  record Constant(@Nullable Object value, Type type) implements Expression {}

  /** The value of a stored or system field of the row at hand, by the field's name. */
  record RowField(String field, Type type) implements Expression {}

  /**
   * A field's value in the row that is reached over to-one relations, read with the app's own
   * authority; null where a relation on the way is.
   *
   * @param path the relation fields, the first one of the row at hand; never empty
   * @param field the field of the row the last of them refers to
   */
  record RelatedField(List<String> path, String field, Type type) implements Expression {
    public RelatedField {
      path = List.copyOf(path);
    }
  }

  /** What is known of the caller. */
  record UserAttribute(Attribute attribute, Type type) implements Expression {
    /** The attributes. */
    public enum Attribute {
      /** The caller's id as text, null when anonymous. */
      ID,
      /** The caller's verified mail address, null where none is known. */
      EMAIL,
      /** The names of the app's roles the caller has: a list of text, never null. */
      ROLES,
      /** Whether the caller has an identity. */
      SIGNED_IN,
      /** Whether the caller is the app's builder. */
      BUILDER
    }
  }

  /** The instant of the request. */
  record Now(Type type) implements Expression {}

  /** The date of the request in the app's time zone. */
  record Today(Type type) implements Expression {}

  /** An operation of the profile on its operands. */
  record Call(Function function, List<Expression> arguments, Type type) implements Expression {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /** {@code condition ? then : otherwise}; null when the condition is. */
  record Conditional(Expression condition, Expression then, Expression otherwise, Type type)
      implements Expression {}

  /** A list written out. */
  record ListLiteral(List<Expression> items, Type type) implements Expression {
    public ListLiteral {
      items = List.copyOf(items);
    }
  }

  /** {@code list.all(v, predicate)} or {@code list.exists(v, predicate)}. */
  record Quantifier(Kind kind, String variable, Expression list, Expression predicate, Type type)
      implements Expression {
    /** Which quantifier. */
    public enum Kind {
      /** True when the predicate holds for each element. */
      ALL,
      /** True when the predicate holds for one element or more. */
      EXISTS
    }
  }

  /** The variable of an enclosing quantifier. */
  record Variable(String name, Type type) implements Expression {}
}
