package dev.libretto.publish.check;

import dev.libretto.definition.FieldDefinition;
import dev.libretto.definition.FieldType;
import dev.libretto.definition.TableDefinition;
import dev.libretto.expression.Expression;
import dev.libretto.expression.Type;
import java.util.List;
import java.util.Optional;

/**
 * Which expressions can only result in a member there is: the caller, another field that holds one,
 * or nobody. What a caller writes into such a field is looked up; what a transition sets is not, so
 * it must be sound by what it says. A text put together would be a name nobody has.
 */
final class MemberValue {

  private final Names names;
  private final TableDefinition table;

  MemberValue(Names names, TableDefinition table) {
    this.names = names;
    this.table = table;
  }

  /** Whether all an expression over a row of the table can result in is a member or null. */
  boolean is(Expression expression) {
    return switch (expression) {
      case Expression.Constant constant -> constant.type() == Type.Scalar.NULL;
      case Expression.UserAttribute(var attribute, var _) ->
          attribute == Expression.UserAttribute.Attribute.ID;
      case Expression.RowField(var name, var _) -> holds(table, name);
      case Expression.RelatedField(var path, var name, var _) ->
          reached(path).filter(to -> holds(to, name)).isPresent();
      case Expression.Conditional conditional ->
          is(conditional.then()) && is(conditional.otherwise());
      default -> false;
    };
  }

  private boolean holds(TableDefinition of, String name) {
    return name.equals("createdBy")
        || names
            .field(of, name)
            .filter(field -> field.type() instanceof FieldType.User)
            .isPresent();
  }

  private Optional<TableDefinition> reached(List<String> path) {
    var at = Optional.of(table);
    for (var step : path) {
      at =
          at.flatMap(from -> names.field(from, step))
              .map(FieldDefinition::type)
              .filter(FieldType.Relation.class::isInstance)
              .map(FieldType.Relation.class::cast)
              .flatMap(relation -> names.table(relation.table()));
    }
    return at;
  }
}
