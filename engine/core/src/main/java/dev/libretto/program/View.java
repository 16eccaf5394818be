package dev.libretto.program;

import dev.libretto.definition.Layout;
import java.util.List;

/** A view of a program; each table has one of each kind, declared or derived. */
public sealed interface View {

  /** Its part of the address. */
  String name();

  /** What people call it. */
  String label();

  /** The name of its table. */
  String table();

  /** Rows as a table. */
  record ListView(
      String name, String label, String table, List<String> columns, List<Sort> sort, int pageSize)
      implements View {
    public ListView {
      columns = List.copyOf(columns);
      sort = List.copyOf(sort);
    }
  }

  /** One row, to read. */
  record DetailView(String name, String label, String table, Layout layout) implements View {}

  /** One row, to fill in. */
  record FormView(String name, String label, String table, Layout layout) implements View {}

  /** A field to order by. */
  record Sort(String field, boolean descending) {}
}
