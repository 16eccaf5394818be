package dev.libretto.store;

import dev.libretto.json.JsonBytes;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The rows a statement returned: the caller's members, written as JSON, and behind them the
 * engine's own columns.
 */
public final class Result {

  private static final int USUAL_ROW_BYTES = 256;

  private final RowSet<Row> rows;
  private final RowWriter writer;

  Result(RowSet<Row> rows, RowWriter writer) {
    this.rows = rows;
    this.writer = writer;
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
    writer.write(rows.iterator().next(), out);
    return out;
  }

  /** The engine's own whole number in the first row, at this place behind the members. */
  public long number(int place) {
    return rows.iterator().next().getLong(writer.width() + place);
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
