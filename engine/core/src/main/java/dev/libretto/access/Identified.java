package dev.libretto.access;

import dev.libretto.definition.FieldType;
import dev.libretto.expression.Expression;
import dev.libretto.expression.Expression.RelatedField;
import dev.libretto.expression.Expression.RowField;
import dev.libretto.expression.ExpressionTree;
import dev.libretto.program.Program;
import dev.libretto.program.Table;
import java.util.ArrayList;

/** Rules with ids in the place of fields' names, so that a rename makes no other rule. */
final class Identified {

  private Identified() {}

  static Expression of(Expression rule, Table table, Program program) {
    return ExpressionTree.rewrite(
        rule,
        leaf ->
            switch (leaf) {
              case RowField(var name, var type) ->
                  new RowField(table.field(name).orElseThrow().id(), type);
              case RelatedField related -> related(related, table, program);
              default -> leaf;
            });
  }

  private static RelatedField related(RelatedField related, Table table, Program program) {
    var path = new ArrayList<String>();
    var at = table;
    for (var name : related.path()) {
      var field = at.field(name).orElseThrow();
      path.add(field.id());
      if (!(field.type() instanceof FieldType.Relation relation)) {
        throw new IllegalStateException("not a relation: " + name);
      }
      at = program.table(relation.table()).orElseThrow();
    }
    return new RelatedField(path, at.field(related.field()).orElseThrow().id(), related.type());
  }
}
