package dev.libretto.plan;

import dev.libretto.program.Field;
import dev.libretto.program.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of a row is wanted. */
public sealed interface Projection {

  /**
   * Every field under its own name, but those an answer has only when it is asked for them: by far
   * the most frequent wish, and prepared for.
   */
  record Everything() implements Projection {}

  /** These, in the order of the reply. Keys are unique. */
  record Items(List<Item> items) implements Projection {
    public Items {
      items = List.copyOf(items);
    }
  }

  /** The one wish for everything. */
  Projection EVERYTHING = new Everything();

  /** No field at all: only what the engine wants to know. */
  Projection NOTHING = new Items(List.of());

  /** What everything is of a table, as items, for wishes that add to it. */
  static List<Item> items(Table table) {
    return table.fields().stream()
        .filter(field -> field.kind().isInEverything())
        .<Item>map(field -> new Column(field.name(), field))
        .toList();
  }

  /** One member of the reply. */
  sealed interface Item {
    /** The member's name. */
    String key();
  }

  /** A field's value. */
  record Column(String key, Field field) implements Item {}

  /** What is worked out from a value of the row. */
  record Derived(String key, Operand operand) implements Item {}

  /** A value of the one row a relation leads to, as a member of the row itself. */
  record Through(String key, Field relation, Operand operand) implements Item {}

  /**
   * The rows a relation leads to, of those the caller may read: a list, or an object or null where
   * there is at most one.
   *
   * @param items what of them; keys are unique
   * @param limit at most so many, or null for as many as an answer holds
   */
  record Embed(
      String key,
      Field relation,
      Table target,
      List<Item> items,
      Filter filter,
      List<Order> order,
      @Nullable Integer limit,
      long offset)
      implements Item {
    public Embed {
      items = List.copyOf(items);
      order = List.copyOf(order);
    }

    /** Whether it is all the related rows, in their own order, with fields of their own. */
    public boolean isPlain() {
      return items.stream().allMatch(Column.class::isInstance)
          && filter.equals(Filter.EVERYTHING)
          && order.isEmpty()
          && limit == null
          && offset == 0;
    }

    /** The fields of a plain one. */
    public List<Column> columns() {
      return items.stream().map(Column.class::cast).toList();
    }
  }
}
