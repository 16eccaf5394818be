package dev.libretto.expression;

import dev.libretto.expression.Expression.Call;
import dev.libretto.expression.Expression.Constant;
import dev.libretto.expression.Expression.ListLiteral;
import dev.libretto.expression.Type.ListOf;
import dev.libretto.expression.Type.Scalar;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The few conversions the profile makes unasked: an integer beside a decimal becomes one, the
 * literal null and the empty list take the type of their neighbour.
 */
final class Coercion {

  private Coercion() {}

  /** Parts that stand beside each other, brought to one type as far as that goes unasked. */
  static List<Typed> together(List<Typed> parts) {
    boolean decimal = parts.stream().anyMatch(part -> part.type() == Scalar.DECIMAL);
    var numbers =
        decimal ? parts.stream().map(Coercion::decimalIfInteger).toList() : List.copyOf(parts);
    var leading = numbers.stream().filter(part -> !isOpen(part.type())).findFirst();
    return leading.isEmpty()
        ? numbers
        : numbers.stream().map(part -> fill(part, leading.get().type())).toList();
  }

  private static Typed decimalIfInteger(Typed part) {
    return part.type() == Scalar.INTEGER ? toDecimal(part) : part;
  }

  private static boolean isOpen(Type type) {
    return type == Scalar.NULL || type.equals(new ListOf(Scalar.NULL));
  }

  private static Typed fill(Typed part, Type type) {
    if (part.isNullLiteral()) {
      return part.with(new Constant(null, type));
    }
    return type instanceof ListOf of ? toListOf(part, of.element()) : part;
  }

  /** An integer as a decimal; a constant becomes a decimal constant at once. */
  static Typed toDecimal(Typed integer) {
    return integer.with(toDecimal(integer.expression()));
  }

  private static Expression toDecimal(Expression integer) {
    return integer instanceof Constant constant && constant.value() instanceof Long value
        ? new Constant(BigDecimal.valueOf(value), Scalar.DECIMAL)
        : new Call(Function.DECIMAL_OF_INTEGER, List.of(integer), Scalar.DECIMAL);
  }

  /** What the list holds; null's type for the empty literal. */
  static Type element(Typed list) {
    return list.type() instanceof ListOf of ? of.element() : Scalar.NULL;
  }

  /** A list written out, as a list of the type where it can be one; any other part unchanged. */
  static Typed toListOf(Typed list, Type element) {
    if (!(list.expression() instanceof ListLiteral literal)) {
      return list;
    }
    if (literal.items().isEmpty()) {
      return list.with(new ListLiteral(List.of(), new ListOf(element)));
    }
    if (element != Scalar.DECIMAL || element(list) != Scalar.INTEGER) {
      return list;
    }
    var items = literal.items().stream().map(Coercion::toDecimal).toList();
    return list.with(new ListLiteral(items, new ListOf(Scalar.DECIMAL)));
  }

  /** How to bring values of two types together, or null where nothing useful can be said. */
  static @Nullable String hint(Type one, Type other) {
    if (is(one, other, Scalar.DATE, Scalar.TEXT)) {
      return "A date is written `date(\"2026-01-01\")`.";
    }
    if (is(one, other, Scalar.DATE_TIME, Scalar.TEXT)) {
      return "An instant is written `timestamp(\"2026-01-01T12:00:00Z\")`.";
    }
    if (is(one, other, Scalar.TIME, Scalar.TEXT)) {
      return "A time of day is written `time(\"18:30:00\")`.";
    }
    if (is(one, other, Scalar.DURATION, Scalar.TEXT)) {
      return "A duration is written `duration(\"PT1H30M\")`.";
    }
    if (is(one, other, Scalar.DATE, Scalar.DATE_TIME)) {
      return "Compare dates with `today()` and instants with `now()`.";
    }
    if (is(one, other, Scalar.TEXT, Scalar.INTEGER)
        || is(one, other, Scalar.TEXT, Scalar.DECIMAL)) {
      return "A number becomes text by `string(…)`; numbers are written without quotes.";
    }
    if (is(one, other, Scalar.TEXT, Scalar.BOOLEAN)) {
      return "`true` and `false` are written without quotes.";
    }
    return one instanceof ListOf || other instanceof ListOf
        ? "Use `in` to look for a value in a list."
        : null;
  }

  private static boolean is(Type one, Type other, Type wanted, Type beside) {
    return List.of(one, other).equals(List.of(wanted, beside))
        || List.of(other, one).equals(List.of(wanted, beside));
  }
}
