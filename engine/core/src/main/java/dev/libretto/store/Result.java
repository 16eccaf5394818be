package dev.libretto.store;

import dev.libretto.json.JsonBytes;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rows a statement returned: the caller's members, written as JSON, and behind them the
 * engine's own columns.
 */
public final class Result {

  private static final int USUAL_ROW_BYTES = 256;

  private final List<Row> rows;
  private final RowWriter writer;

  Result(List<Row> rows, RowWriter writer) {
    this.rows = rows;
    this.writer = writer;
  }

  /** The rows themselves, for the store's own questions. */
  List<Row> rows() {
    return rows;
  }

  RowWriter writer() {
    return writer;
  }

  /** How many rows were returned. */
  public int size() {
    return rows.size();
  }

  /** All rows as a JSON array. */
  public JsonBytes array() {
    var out = new JsonBytes(rows.size() * USUAL_ROW_BYTES + 2);
    out.raw('[');
    var first = true;
    for (var row : rows) {
      if (!first) {
        out.raw(',');
      }
      first = false;
      writer.write(row, out);
    }
    out.raw(']');
    return out;
  }

  /** The first row as a JSON object. There must be one. */
  public JsonBytes first() {
    var out = new JsonBytes(USUAL_ROW_BYTES);
    writer.write(rows.getFirst(), out);
    return out;
  }

  /** The engine's own whole number in the first row, at this place behind the members. */
  public long number(int place) {
    return rows.getFirst().getLong(writer.width() + place);
  }

  /** The engine's own text in the first row, at this place behind the members; null for none. */
  public @Nullable String text(int place) {
    return rows.getFirst().getString(writer.width() + place);
  }

  /** Whether the engine's own truth value in the first row is true: false and null are not. */
  public boolean isTrue(int place) {
    return Boolean.TRUE.equals(rows.getFirst().getBoolean(writer.width() + place));
  }

  /** The id that is the first member of the first row; empty where there is no row. */
  public Optional<UUID> found() {
    return rows.isEmpty() ? Optional.empty() : Optional.of(rows.getFirst().getUUID(0));
  }

  /** A row of some table, by the engine's own columns: its id and the id of its table. */
  public record Reference(UUID id, String table) {}

  /** The rows a statement names. */
  public List<Reference> references() {
    var references = new ArrayList<Reference>(rows.size());
    for (var row : rows) {
      references.add(new Reference(row.getUUID(writer.width()), row.getString(writer.width() + 1)));
    }
    return references;
  }

  /** The ids of all rows a writing statement concerned. */
  public List<UUID> ids() {
    var ids = new ArrayList<UUID>(rows.size());
    for (var row : rows) {
      ids.add(row.getUUID(writer.width()));
    }
    return ids;
  }
}
