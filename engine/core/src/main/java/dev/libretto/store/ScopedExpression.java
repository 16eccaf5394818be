package dev.libretto.store;

import dev.libretto.expression.Expression;
import dev.libretto.expression.Expression.RowField;
import dev.libretto.expression.Expression.UserAttribute.Attribute;
import dev.libretto.expression.Type;
import dev.libretto.kind.ColumnType;
import dev.libretto.plan.Scope;
import dev.libretto.program.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * What the leaves of an expression are in a statement of one scope: columns of the row at hand, or
 * what a write is about to put there; everything else is a parameter.
 *
 * @param changed SQL in place of a column, by the field's name
 */
record ScopedExpression(
    SqlText sql, Scope scope, Table table, String alias, Map<String, String> changed)
    implements ExpressionSql.Operands {

  String text(Expression expression) {
    return ExpressionSql.of(expression, this);
  }

  @Override
  public String field(RowField field) {
    var target = table.field(field.field()).orElseThrow();
    var computed = target.computed();
    if (computed != null) {
      return "(" + text(computed) + ")";
    }
    var column =
        changed.getOrDefault(field.field(), alias + '.' + SqlText.quoted(target.physicalName()));
    return target.columnType() == ColumnType.UUID ? "(" + column + ")::text" : column;
  }

  @Override
  public String constant(Object value, Type type) {
    return switch (value) {
      case Boolean truth -> truth ? "true" : "false";
      case Long number -> sql.parameter(number, ColumnType.INTEGER);
      case BigDecimal number -> sql.parameter(number, ColumnType.DECIMAL);
      case LocalDate date -> sql.parameter(date, ColumnType.DATE);
      case java.time.LocalTime time -> sql.parameter(time, ColumnType.TIME);
      case Instant instant -> sql.parameter(instant.atOffset(ZoneOffset.UTC), ColumnType.DATE_TIME);
      default -> collated(sql.parameter(value.toString(), ColumnType.TEXT));
    };
  }

  @Override
  public String user(Attribute attribute) {
    return switch (attribute) {
      case ID -> collated(sql.parameter(scope.caller().id(), ColumnType.TEXT));
      case SIGNED_IN -> scope.caller().signedIn() ? "true" : "false";
      case BUILDER -> scope.caller().builder() ? "true" : "false";
    };
  }

  @Override
  public String now() {
    return sql.parameter(scope.now().atOffset(ZoneOffset.UTC), ColumnType.DATE_TIME);
  }

  @Override
  public String today() {
    return sql.parameter(
        LocalDate.ofInstant(scope.now(), scope.program().timeZone()), ColumnType.DATE);
  }

  /** Parameters have no collation of their own; text compares by code point. */
  private static String collated(String parameter) {
    return "(" + parameter + " COLLATE \"C\")";
  }
}
