package dev.libretto.publish.diff;

import dev.libretto.expression.Expression;
import dev.libretto.expression.Expression.RowField;
import dev.libretto.program.Table;
import dev.libretto.publish.check.ExpressionTree;
import java.util.HashMap;
import java.util.Optional;

/** Rules of one version of a table in the words of another. */
final class RowFields {

  private RowFields() {}

  /**
   * The expression with its fields named by identity, so that the rules of two versions are equal
   * exactly when they mean the same.
   */
  static Expression identified(Expression expression, Table table) {
    var names = new HashMap<String, Expression>();
    table
        .fields()
        .forEach(f -> names.put(f.name(), new RowField(f.physicalName(), f.expressionType())));
    return ExpressionTree.expand(expression, names);
  }

  /**
   * What a rule of the table to come says about the rows there are now: in the published names,
   * with constants for fields that no row has yet. Empty when what the rows will have cannot be
   * known.
   */
  static Optional<Expression> published(Expression rule, TablePair pair) {
    var published = new HashMap<String, Expression>();
    for (var field : pair.to().fields()) {
      var before = pair.storedBefore(field);
      if (before.isPresent()) {
        if (!before.get().physicalName().equals(field.physicalName())) {
          continue;
        }
        published.put(field.name(), new RowField(before.get().name(), field.expressionType()));
      } else if (TablePair.stored(field) && !pair.parked(field)) {
        ExistingRows.constant(field).ifPresent(value -> published.put(field.name(), value));
      }
    }
    return ExpressionTree.any(
            rule, part -> part instanceof RowField(var name, _) && !published.containsKey(name))
        ? Optional.empty()
        : Optional.of(ExpressionTree.expand(rule, published));
  }
}
