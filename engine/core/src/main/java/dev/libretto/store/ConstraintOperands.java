package dev.libretto.store;

import dev.libretto.expression.Expression.RelatedField;
import dev.libretto.expression.Expression.RowField;
import dev.libretto.expression.Expression.UserAttribute.Attribute;
import dev.libretto.expression.Type;
import java.util.function.UnaryOperator;

/** The leaves of an expression in a constraint: columns and literals, and nothing that changes. */
record ConstraintOperands(UnaryOperator<String> column) implements ExpressionSql.Operands {

  @Override
  public String field(RowField field) {
    return column.apply(field.field());
  }

  @Override
  public String related(RelatedField field) {
    throw new IllegalArgumentException("a constraint sees one row");
  }

  @Override
  public String constant(Object value, Type type) {
    return SqlLiteral.of(value, type);
  }

  @Override
  public String user(Attribute attribute) {
    throw new IllegalArgumentException("a constraint knows no caller");
  }

  @Override
  public String now() {
    throw new IllegalArgumentException("a constraint has no clock");
  }

  @Override
  public String today() {
    throw new IllegalArgumentException("a constraint has no clock");
  }
}
