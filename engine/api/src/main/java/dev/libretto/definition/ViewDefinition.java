package dev.libretto.definition;

import dev.libretto.problem.Pointer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A view as its author wrote it: one way of showing the rows of one table. */
public sealed interface ViewDefinition {

  /** Where it stands in the definition. */
  Pointer at();

  /** The stable identity, absent in a first upload. */
  @Nullable String id();

  /** Its part of the address. */
  String name();

  /** What people call it. */
  String label();

  /** The name of the table whose rows it shows. */
  String table();

  /**
   * Rows as a table.
   *
   * @param columns field names in order; empty: the engine chooses
   * @param sort the order at first sight
   * @param pageSize rows a page, 1 to 200
   */
  record ListView(
      Pointer at,
      @Nullable String id,
      String name,
      String label,
      String table,
      List<String> columns,
      List<Sort> sort,
      int pageSize)
      implements ViewDefinition {
    public ListView {
      columns = List.copyOf(columns);
      sort = List.copyOf(sort);
    }
  }

  /** One row, to read. */
  record DetailView(
      Pointer at,
      @Nullable String id,
      String name,
      String label,
      String table,
      @Nullable Layout layout)
      implements ViewDefinition {}

  /** One row, to fill in. */
  record FormView(
      Pointer at,
      @Nullable String id,
      String name,
      String label,
      String table,
      @Nullable Layout layout)
      implements ViewDefinition {}

  /** A field to order by. */
  record Sort(Pointer at, String field, boolean descending) {}
}
