package dev.libretto.store;

import dev.libretto.expression.Expression;
import dev.libretto.plan.Scope;
import dev.libretto.program.Table;
import java.util.Map;

/** An expression in a statement of one scope: fields become columns, the rest parameters. */
record ScopedExpression(
    SqlText sql, Scope scope, Table table, String alias, Map<String, String> changed) {

  String sql(Expression expression) {
    return "true";
  }
}
