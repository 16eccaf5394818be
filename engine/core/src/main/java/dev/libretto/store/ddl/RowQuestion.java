package dev.libretto.store.ddl;

import dev.libretto.expression.Expression;
import dev.libretto.kind.Bound;
import dev.libretto.program.Field;
import dev.libretto.program.Table;
import java.util.List;

/**
 * A question about the rows of a published table whose answer is a number of rows. Tables and
 * fields are those published now, so that it can be asked before anything is changed.
 */
public sealed interface RowQuestion {

  /** The table asked about. */
  Table table();

  /** How many rows there are. */
  record Rows(Table table) implements RowQuestion {}

  /** How many rows have no value of a field. */
  record WithoutValue(Table table, Field field) implements RowQuestion {}

  /** How many rows have a value of a field. */
  record WithValue(Table table, Field field) implements RowQuestion {}

  /** How many rows have a value of a field that has no counterpart in another type. */
  record Inconvertible(Table table, Field field, Conversion conversion) implements RowQuestion {}

  /** How many rows refer to a row that the target does not have. */
  record Dangling(Table table, Field field, Table target) implements RowQuestion {}

  /** How many rows have a value of a field that is outside a bound. */
  record Outside(Table table, Field field, Bound bound) implements RowQuestion {}

  /** For how many rows a rule does not hold; where it is null, it does not. */
  record Breaking(Table table, Expression rule) implements RowQuestion {}

  /**
   * How many rows share all their values of these fields, and of these expressions over published
   * fields, with another row. Rows without one of the values share with nobody. Of nothing at all,
   * all rows share the values.
   */
  record Sharing(Table table, List<Field> fields, List<Expression> expressions)
      implements RowQuestion {
    public Sharing {
      fields = List.copyOf(fields);
      expressions = List.copyOf(expressions);
    }
  }
}
