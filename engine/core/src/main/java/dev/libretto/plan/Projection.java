package dev.libretto.plan;

import dev.libretto.program.Field;
import dev.libretto.program.Table;
import java.util.List;

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

  /**
   * The row a relation refers to, as an object, or null where there is none the caller may read.
   */
  record Embed(String key, Field relation, Table target, List<Column> columns) implements Item {
    public Embed {
      columns = List.copyOf(columns);
    }
  }
}
