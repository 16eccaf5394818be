package dev.libretto.store;

import dev.libretto.expression.Type;
import dev.libretto.expression.Type.ListOf;
import dev.libretto.expression.Type.Scalar;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/** Values of expressions as SQL literals, for where a statement cannot have parameters. */
final class SqlLiteral {

  private SqlLiteral() {}

  /** The SQL type of an expression type. */
  static String type(Type type) {
    return switch (type) {
      case Scalar.BOOLEAN -> "boolean";
      case Scalar.INTEGER, Scalar.DURATION -> "int8";
      case Scalar.DECIMAL -> "numeric";
      case Scalar.TEXT, Scalar.NULL -> "text";
      case Scalar.DATE -> "date";
      case Scalar.TIME -> "time";
      case Scalar.DATE_TIME -> "timestamptz";
      case Scalar.JSON -> "jsonb";
      case ListOf(var element) -> type(element) + "[]";
    };
  }

  /** Whether a value is written with digits and letters of the engine's own alone. */
  static boolean isPlain(Object value) {
    return value instanceof Boolean || value instanceof Long || value instanceof BigDecimal;
  }

  /** The value as a literal of its SQL type. */
  static String of(Object value, Type type) {
    return switch (value) {
      case Boolean truth -> truth.toString();
      case Long number -> "(" + number + ")::int8";
      case BigDecimal number -> "(" + number.toPlainString() + ")::numeric";
      case String text -> quoted(text) + "::" + type(type);
      case LocalDate date -> "'" + date + "'::date";
      case LocalTime time -> "'" + time + "'::time";
      case Instant instant -> "'" + instant + "'::timestamptz";
      default -> throw new IllegalArgumentException("no constant of an expression: " + value);
    };
  }

  /**
   * A text between quotes. The form with {@code E} reads the same whatever {@code
   * standard_conforming_strings} is set to, so a backslash never ends a literal early.
   */
  static String quoted(String text) {
    if (text.indexOf(0) >= 0) {
      throw new IllegalArgumentException("PostgreSQL's text cannot hold NUL");
    }
    return "E'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
  }
}
