package dev.libretto.store.ddl;

import dev.libretto.expression.Expression;
import dev.libretto.kind.ColumnType;
import dev.libretto.program.Field;
import dev.libretto.program.Table;
import dev.libretto.store.ExpressionSql;
import dev.libretto.store.SqlName;

/** Rules about a row of one table as SQL conditions that are never null. */
final class RuleSql {

  private RuleSql() {}

  /** True where the rule holds, false where it does not or is null. */
  static String holds(Table table, Expression rule) {
    var condition = ExpressionSql.constraint(rule, name -> column(table.field(name).orElseThrow()));
    return "(" + condition + ") IS TRUE";
  }

  /** Expressions know ids as texts. */
  private static String column(Field field) {
    var name = SqlName.quoted(field.physicalName());
    return field.columnType() == ColumnType.UUID ? name + "::text" : name;
  }
}
