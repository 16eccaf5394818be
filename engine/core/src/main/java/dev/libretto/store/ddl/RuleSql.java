package dev.libretto.store.ddl;

import dev.libretto.expression.Expression;
import dev.libretto.kind.ColumnType;
import dev.libretto.program.Table;
import dev.libretto.store.ExpressionSql;
import dev.libretto.store.SqlName;

/** Expressions about a row of one table as SQL without parameters. */
final class RuleSql {

  private RuleSql() {}

  /** A rule as a condition that is never null: false where the rule does not hold or is null. */
  static String holds(Table table, Expression rule) {
    return "(" + value(table, rule, "") + ") IS TRUE";
  }

  /**
   * The value of an expression over columns alone.
   *
   * @param row what stands before their names
   */
  static String value(Table table, Expression expression, String row) {
    return ExpressionSql.constraint(
        expression,
        name -> {
          var field = table.field(name).orElseThrow();
          var column = row + SqlName.quoted(field.physicalName());
          // Expressions know ids as texts.
          return switch (field.columnType()) {
            case ColumnType.UUID -> column + "::text";
            case ColumnType.UUID_LIST -> column + "::text[]";
            default -> column;
          };
        });
  }
}
