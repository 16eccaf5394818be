package dev.libretto.store;

import dev.libretto.json.JsonBytes;
import dev.libretto.kind.FieldKind;
import dev.libretto.plan.Projection;
import io.vertx.sqlclient.Row;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the rows a statement returns as JSON objects. Its members stand at the first positions of
 * the row, in order; what follows them (a version, a total) is the engine's own.
 */
public final class RowWriter {

  /** For statements that return nothing for the caller. */
  public static final RowWriter NOTHING = new RowWriter(List.of());

  /** The member that names what a reader may not see. */
  static final byte[] REDACTED = "\"$redacted\":".getBytes(StandardCharsets.US_ASCII);

  /** A member of the object: its key and what writes its value. */
  sealed interface Member {}

  private record Column(byte[] key, FieldKind kind, int position) implements Member {}

  /** The names of members that are null because the caller may not read them. */
  private record Redacted(int position) implements Member {}

  private record Embed(byte[] key, int present, List<Column> columns, @Nullable Redacted redacted)
      implements Member {
    private Embed {
      columns = List.copyOf(columns);
    }
  }

  /** Several embedded rows, a member of all of them in each column. */
  private record EmbedList(byte[] key, int count, List<ListColumn> columns, int redacted)
      implements Member {
    private EmbedList {
      columns = List.copyOf(columns);
    }

    int width() {
      return 1 + columns.size() + (redacted < 0 ? 0 : 1);
    }
  }

  /** Null for the kind where the values come as JSON text. */
  private record ListColumn(byte[] key, @Nullable FieldKind kind, int position) {}

  /** Embedded rows of any depth, in one column. */
  private record Nested(byte[] key, NestedRows rows, int position) implements Member {}

  private final Member[] members;
  private final int width;

  private RowWriter(List<Member> members) {
    this.members = members.toArray(Member[]::new);
    this.width =
        members.stream()
            .mapToInt(member ->
                switch (member) {
                  case Column _, Nested _, Redacted _ -> 1;
                  case Embed embed -> embed.columns.size() + (embed.redacted == null ? 1 : 2);
                  case EmbedList list -> list.width();
                })
            .sum();
  }

  /** How many columns the members take: the position of the first that is the engine's own. */
  public int width() {
    return width;
  }

  /** Writes one row as an object. */
  public void write(Row row, JsonBytes out) {
    out.raw('{');
    for (var index = 0; index < members.length; index++) {
      switch (members[index]) {
        case Column column -> {
          separate(index, out);
          column(column, row, out);
        }
        case Embed embed -> {
          separate(index, out);
          embed(embed, row, out);
        }
        case EmbedList list -> {
          separate(index, out);
          embedList(list, row, out);
        }
        case Nested nested -> {
          separate(index, out);
          nested(nested, row, out);
        }
        case Redacted redacted -> redacted(redacted, index > 0, row, out);
      }
    }
    out.raw('}');
  }

  private static void separate(int before, JsonBytes out) {
    if (before > 0) {
      out.raw(',');
    }
  }

  /** Most rows hide nothing, and then there is no such member. */
  private static void redacted(Redacted redacted, boolean separate, Row row, JsonBytes out) {
    if (row.getValue(redacted.position) instanceof String[] names && names.length > 0) {
      if (separate) {
        out.raw(',');
      }
      out.raw(REDACTED);
      out.raw('[');
      for (var index = 0; index < names.length; index++) {
        separate(index, out);
        out.string(names[index]);
      }
      out.raw(']');
    }
  }

  private static void column(Column column, Row row, JsonBytes out) {
    out.raw(column.key);
    var value = row.getValue(column.position);
    if (value == null) {
      out.nothing();
    } else {
      column.kind.write(value, out);
    }
  }

  private static void embed(Embed embed, Row row, JsonBytes out) {
    out.raw(embed.key);
    if (row.getValue(embed.present) == null) {
      out.nothing();
      return;
    }
    out.raw('{');
    for (var index = 0; index < embed.columns.size(); index++) {
      if (index > 0) {
        out.raw(',');
      }
      column(embed.columns.get(index), row, out);
    }
    if (embed.redacted != null) {
      redacted(embed.redacted, !embed.columns.isEmpty(), row, out);
    }
    out.raw('}');
  }

  private static void nested(Nested nested, Row row, JsonBytes out) {
    out.raw(nested.key);
    var json = row.getString(nested.position);
    if (json == null) {
      out.nothing();
    } else {
      nested.rows.write(json, out);
    }
  }

  private static void embedList(EmbedList list, Row row, JsonBytes out) {
    out.raw(list.key);
    if (!(row.getValue(list.count) instanceof Long count)) {
      out.nothing();
      return;
    }
    out.raw('[');
    for (var index = 0; index < count; index++) {
      separate(index, out);
      out.raw('{');
      for (var column = 0; column < list.columns.size(); column++) {
        separate(column, out);
        item(list.columns.get(column), row, index, out);
      }
      if (list.redacted >= 0
          && at(row, list.redacted, index) instanceof String names
          && !names.equals("[]")) {
        separate(list.columns.size(), out);
        out.raw(REDACTED);
        out.raw(names.getBytes(StandardCharsets.UTF_8));
      }
      out.raw('}');
    }
    out.raw(']');
  }

  private static void item(ListColumn column, Row row, int index, JsonBytes out) {
    out.raw(column.key);
    var value = at(row, column.position, index);
    if (value == null) {
      out.nothing();
    } else if (column.kind == null) {
      out.raw(value.toString().getBytes(StandardCharsets.UTF_8));
    } else {
      column.kind.write(value, out);
    }
  }

  private static @Nullable Object at(Row row, int position, int index) {
    return row.getValue(position) instanceof Object[] values ? values[index] : null;
  }

  /** A member's name as JSON, with its colon. */
  static byte[] key(String key) {
    var out = new JsonBytes(key.length() + 4);
    out.string(key);
    out.raw(":".getBytes(StandardCharsets.US_ASCII));
    return out.toBytes();
  }

  /** Collects members in the order their columns are selected. */
  static final class Builder {
    private final List<Member> members = new ArrayList<>();
    private int position;

    void column(String key, FieldKind kind) {
      members.add(new Column(key(key), kind, position++));
    }

    /** A column that is null where there is no row, then the columns of the embedded object. */
    void embed(String key, List<String> keys, List<FieldKind> kinds, boolean redacts) {
      var redacted = redacts ? new Redacted(position + 1 + keys.size()) : null;
      var present = position++;
      var columns = new ArrayList<Column>();
      for (var index = 0; index < keys.size(); index++) {
        columns.add(new Column(key(keys.get(index)), kinds.get(index), position++));
      }
      position += redacts ? 1 : 0;
      members.add(new Embed(key(key), present, columns, redacted));
    }

    /** A column that counts the rows, null for hidden, then an array for each of their members. */
    void embedList(String key, List<Projection.Column> wanted, boolean redacts) {
      var count = position++;
      var columns = new ArrayList<ListColumn>();
      for (var column : wanted) {
        var field = column.field();
        columns.add(
            new ListColumn(
                key(column.key()),
                EmbeddedList.comesAsJson(field) ? null : field.kind(),
                position++));
      }
      members.add(new EmbedList(key(key), count, columns, redacts ? position++ : -1));
    }

    /** One column with all of the embedded rows. */
    void nested(String key, NestedRows rows) {
      members.add(new Nested(key(key), rows, position++));
    }

    /** A column with the names of members that were hidden. It comes last. */
    void redacted() {
      members.add(new Redacted(position++));
    }

    RowWriter build() {
      return new RowWriter(members);
    }
  }
}
