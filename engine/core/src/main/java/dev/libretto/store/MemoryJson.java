package dev.libretto.store;

import dev.libretto.definition.FieldType;
import dev.libretto.json.JsonBytes;
import dev.libretto.kind.DateTimeKind;
import dev.libretto.program.Field;
import dev.libretto.program.States.Transition;
import dev.libretto.program.Table;
import io.vertx.sqlclient.Row;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what a table remembers as JSON. */
public final class MemoryJson {

  private static final DateTimeKind INSTANT = new DateTimeKind(new FieldType.DateTime());

  private MemoryJson() {}

  /**
   * The entries of a history: {@code seq, at, by, change, version, because} and for each field that
   * was changed and may be read, what it was and what it became.
   */
  public static JsonBytes history(Result result, Table table) {
    var fields = HistoryColumns.fields(table);
    return array(result, (row, out) -> entry(row, table, fields, out));
  }

  /** The rows in the trash, each with {@code seq, deletedAt} and {@code deletedBy}. */
  public static JsonBytes trash(Result result) {
    var writer = result.writer();
    return array(
        result,
        (row, out) -> {
          out.raw("{\"seq\":");
          out.number(row.getLong(writer.width()));
          out.raw(",\"deletedAt\":");
          INSTANT.write(row.getOffsetDateTime(writer.width() + 1), out);
          out.raw(",\"deletedBy\":");
          text(row.getString(writer.width() + 2), out);
          out.raw(",\"row\":");
          writer.write(row, out);
          out.raw('}');
        });
  }

  private interface Item {
    void write(Row row, JsonBytes out);
  }

  private static JsonBytes array(Result result, Item item) {
    var out = new JsonBytes(result.size() * 256 + 2);
    out.raw('[');
    var first = true;
    for (var row : result.rows()) {
      if (!first) {
        out.raw(',');
      }
      first = false;
      item.write(row, out);
    }
    out.raw(']');
    return out;
  }

  private static void entry(Row row, Table table, List<Field> fields, JsonBytes out) {
    var kind = row.getString(3);
    out.raw("{\"seq\":");
    out.number(row.getLong(0));
    out.raw(",\"at\":");
    INSTANT.write(row.getOffsetDateTime(1), out);
    out.raw(",\"by\":");
    text(row.getString(2), out);
    out.raw(",\"change\":");
    out.string(
        switch (kind) {
          case "c" -> "created";
          case "u" -> "updated";
          default -> "deleted";
        });
    out.raw(",\"version\":");
    out.number(row.getLong(4));
    out.raw(",\"because\":");
    text(because(table, row.getString(5)), out);
    out.raw(",\"fields\":{");
    var keys = new HashSet<>(Arrays.asList((String[]) row.getValue(6)));
    var hidden =
        Arrays.asList((String[]) row.getValue(HistoryColumns.OF_ENTRY + 2 * fields.size()));
    var first = true;
    for (var index = 0; index < fields.size(); index++) {
      var field = fields.get(index);
      var at = HistoryColumns.OF_ENTRY + 2 * index;
      var from = kind.equals("c") ? null : row.getValue(at);
      var to = kind.equals("d") ? null : row.getValue(at + 1);
      if (!keys.contains(field.physicalName())
          || hidden.contains(field.physicalName())
          || (from == null && to == null)) {
        continue;
      }
      if (!first) {
        out.raw(',');
      }
      first = false;
      out.string(field.name());
      out.raw(":{\"from\":");
      value(field, from, out);
      out.raw(",\"to\":");
      value(field, to, out);
      out.raw('}');
    }
    out.raw("}}");
  }

  /** A transition by its name of today; where it is gone, that it was one. */
  private static @Nullable String because(Table table, @Nullable String cause) {
    if (cause == null || cause.equals("cascade") || cause.equals("restore")) {
      return cause;
    }
    var states = table.states();
    return states == null
        ? "transition"
        : states.transitions().stream()
            .filter(transition -> transition.id().equals(cause))
            .map(Transition::name)
            .findFirst()
            .orElse("transition");
  }

  private static void value(Field field, @Nullable Object value, JsonBytes out) {
    if (value == null) {
      out.nothing();
    } else {
      field.kind().write(value, out);
    }
  }

  private static void text(@Nullable String text, JsonBytes out) {
    if (text == null) {
      out.nothing();
    } else {
      out.string(text);
    }
  }
}
