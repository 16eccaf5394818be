package dev.libretto.plan;

import dev.libretto.program.Field;
import dev.libretto.program.States;
import dev.libretto.program.Table;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One operation on one table, completely resolved. The table's rules for the scope's caller are
 * part of its meaning: whoever performs a plan applies them.
 */
public sealed interface Plan {

  /** On whose behalf. */
  Scope scope();

  /** Which table. */
  Table table();

  /**
   * Rows that match, one page of them.
   *
   * @param limit at most so many rows
   * @param offset leave out so many first
   * @param count whether the number of all matching rows is wanted too
   */
  record Read(
      Scope scope,
      Table table,
      Projection projection,
      Filter filter,
      List<Order> order,
      int limit,
      long offset,
      boolean count)
      implements Plan {
    public Read {
      order = List.copyOf(order);
    }
  }

  /** The row with this id. */
  record ReadOne(Scope scope, Table table, Projection projection, UUID id) implements Plan {}

  /**
   * New rows, all or none.
   *
   * @param rows a value for each of {@code columns}; null for no value
   * @param returning what is wanted of the new rows, or null for nothing
   */
  record Insert(
      Scope scope,
      Table table,
      List<Field> columns,
      List<List<@Nullable Object>> rows,
      @Nullable Projection returning)
      implements Plan {
    public Insert {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }
  }

  /**
   * New values for the rows that match.
   *
   * @param id the one row meant, or null when the filter alone decides
   * @param expectedVersion the version the row must have, or null for any
   * @param move what the new state among the values may come by, or null where none is given
   */
  record Update(
      Scope scope,
      Table table,
      @Nullable UUID id,
      Filter filter,
      List<Assignment> values,
      @Nullable Long expectedVersion,
      @Nullable Move move,
      @Nullable Projection returning)
      implements Plan {
    public Update {
      values = List.copyOf(values);
    }
  }

  /**
   * A change of state.
   *
   * @param field the field that holds the state; it is among the values
   * @param to the new state
   * @param transitions the moves that lead there and that the caller's roles allow, in order
   * @param alone whether nothing else is written; then a transition that names roles asks for no
   *     rule about updating
   * @param named whether the move itself was asked for, so that a row that is there already is not
   *     content
   */
  record Move(
      Field field, String to, List<States.Transition> transitions, boolean alone, boolean named) {
    public Move {
      transitions = List.copyOf(transitions);
    }
  }

  /** A field and its new value, null for none. */
  record Assignment(Field field, @Nullable Object value) {}

  /** The end of the rows that match; parameters as in {@link Update}. */
  record Delete(
      Scope scope,
      Table table,
      @Nullable UUID id,
      Filter filter,
      @Nullable Long expectedVersion,
      @Nullable Projection returning)
      implements Plan {}
}
