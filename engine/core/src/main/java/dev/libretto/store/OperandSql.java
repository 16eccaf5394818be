package dev.libretto.store;

import dev.libretto.kind.ColumnType;
import dev.libretto.plan.Operand;
import dev.libretto.plan.Operand.Step;

/** Writes the way into a JSON value, and the conversion to another type. */
final class OperandSql {

  private OperandSql() {}

  /**
   * The operand in SQL.
   *
   * @param value the field's own value
   */
  static String of(SqlText sql, String value, Operand operand) {
    var inside = value;
    for (var step : operand.steps()) {
      inside = "(" + inside + (step.text() ? " ->> " : " -> ") + key(sql, step) + ")";
      if (step.text()) {
        inside = byCodePoint(inside);
      }
    }
    return operand.cast() == null ? inside : cast(inside, operand, operand.cast());
  }

  private static String byCodePoint(String text) {
    return "(" + text + " COLLATE \"C\")";
  }

  /** A number is a position in a list, as in PostgreSQL itself. */
  private static String key(SqlText sql, Step step) {
    return step.position() == null
        ? sql.parameter(step.key(), ColumnType.TEXT)
        : sql.parameter(step.position().longValue(), ColumnType.INTEGER) + "::int4";
  }

  /** What converts each value of the types the planner lets through. */
  private static String cast(String value, Operand operand, Operand.Cast cast) {
    var from = operand.uncast();
    return switch (cast) {
      case TEXT ->
          byCodePoint(
              switch (from) {
                case DATE_TIME -> "libretto.text_of_instant(" + value + ")";
                case DATE -> "libretto.text_of_date(" + value + ")";
                default -> "(" + value + ")::text";
              });
      case INTEGER ->
          switch (from) {
            case BOOLEAN -> "(" + value + ")::int4::int8";
            // Beyond what JSON holds exactly there is no such number.
            case DECIMAL -> "libretto.int_of_decimal(round(" + value + "))";
            default -> value;
          };
      case DECIMAL -> "(" + value + ")::numeric";
      case FLOAT -> "to_jsonb((" + value + ")::float8)";
      case DATE ->
          from == ColumnType.DATE_TIME ? "(" + value + " AT TIME ZONE 'UTC')::date" : value;
      case DATE_TIME ->
          from == ColumnType.DATE ? "(" + value + "::timestamp AT TIME ZONE 'UTC')" : value;
      case JSON -> "to_jsonb(" + value + ")";
    };
  }
}
