package dev.libretto.plan;

import dev.libretto.program.Field;
import dev.libretto.program.Table;
import java.util.List;

/** What of a row is wanted, in the order of the reply. Keys are unique. */
public record Projection(List<Item> items) {

  public Projection {
    items = List.copyOf(items);
  }

  /** Every field under its own name. */
  public static Projection everything(Table table) {
    return new Projection(
        table.fields().stream().<Item>map(field -> new Column(field.name(), field)).toList());
  }

  /** One member of the reply. */
  public sealed interface Item {
    /** The member's name. */
    String key();
  }

  /** A field's value. */
  public record Column(String key, Field field) implements Item {}

  /**
   * The row a relation refers to, as an object, or null where there is none the caller may read.
   */
  public record Embed(String key, Field relation, Table target, List<Column> columns)
      implements Item {
    public Embed {
      columns = List.copyOf(columns);
    }
  }
}
