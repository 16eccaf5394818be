package dev.libretto.access;

import dev.libretto.definition.FieldType;
import dev.libretto.expression.Expression;
import dev.libretto.expression.Expression.Call;
import dev.libretto.expression.Expression.Constant;
import dev.libretto.expression.Expression.RelatedField;
import dev.libretto.expression.Expression.RowField;
import dev.libretto.expression.Expression.UserAttribute;
import dev.libretto.expression.ExpressionTree;
import dev.libretto.expression.Function;
import dev.libretto.program.Program;
import dev.libretto.program.Role;
import dev.libretto.program.Table;
import java.util.ArrayList;
import java.util.List;

/** Rules with ids in the place of names, so that a rename makes no other rule. */
final class Identified {

  private Identified() {}

  static Expression of(Expression rule, Table table, Program program) {
    return switch (rule) {
      case RowField(var name, var type) -> new RowField(table.field(name).orElseThrow().id(), type);
      case RelatedField related -> related(related, table, program);
      case Call(var function, var operands, var type)
          when function == Function.IN
              && operands.getFirst() instanceof Constant(String role, var text)
              && operands.getLast() instanceof UserAttribute user
              && user.attribute() == UserAttribute.Attribute.ROLES ->
          new Call(function, List.of(new Constant(roleId(role, program), text), user), type);
      case Expression other ->
          ExpressionTree.withParts(
              other, other.parts().stream().map(part -> of(part, table, program)).toList());
    };
  }

  private static String roleId(String name, Program program) {
    return program.roles().stream()
        .filter(role -> role.name().equals(name))
        .map(Role::id)
        .findFirst()
        .orElse(name);
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
