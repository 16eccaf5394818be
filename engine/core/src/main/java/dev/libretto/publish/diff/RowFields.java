package dev.libretto.publish.diff;

import dev.libretto.definition.FieldType;
import dev.libretto.expression.Expression;
import dev.libretto.expression.Expression.RelatedField;
import dev.libretto.expression.Expression.RowField;
import dev.libretto.expression.ExpressionTree;
import dev.libretto.program.Program;
import dev.libretto.program.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Rules of one version of a table in the words of another. */
final class RowFields {

  private RowFields() {}

  /**
   * The expression with its fields named by identity, so that the rules of two versions are equal
   * exactly when they mean the same.
   */
  static Expression identified(Expression expression, Table table, Program program) {
    return ExpressionTree.rewrite(
        expression,
        leaf ->
            switch (leaf) {
              case RowField(var name, var type) ->
                  new RowField(table.field(name).orElseThrow().physicalName(), type);
              case RelatedField related -> identified(related, table, program);
              default -> leaf;
            });
  }

  /** An expression over columns alone, named by them. */
  static Expression columns(Expression expression, UnaryOperator<String> column) {
    return ExpressionTree.rewrite(
        expression,
        leaf ->
            leaf instanceof RowField(var name, var type)
                ? new RowField(column.apply(name), type)
                : leaf);
  }

  private static RelatedField identified(RelatedField related, Table table, Program program) {
    var path = new ArrayList<String>();
    var at = table;
    for (var name : related.path()) {
      var field = at.field(name).orElseThrow();
      path.add(field.physicalName());
      if (!(field.type() instanceof FieldType.Relation relation)) {
        throw new IllegalStateException("not a relation: " + name);
      }
      at = program.table(relation.table()).orElseThrow();
    }
    return new RelatedField(
        path, at.field(related.field()).orElseThrow().physicalName(), related.type());
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
