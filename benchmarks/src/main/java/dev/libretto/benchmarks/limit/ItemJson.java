package dev.libretto.benchmarks.limit;

import static dev.libretto.benchmarks.limit.JsonBytes.ascii;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Rows of the limit's table as JSON, column by column, with no tree in between. */
final class ItemJson {
  private static final byte[] NULL = ascii("null");
  private static final byte[] ID = ascii("{\"id\":");
  private static final byte[] CREATED_AT = ascii(",\"createdAt\":");
  private static final byte[] CREATED_BY = ascii(",\"createdBy\":");
  private static final byte[] UPDATED_AT = ascii(",\"updatedAt\":");
  private static final byte[] VERSION = ascii(",\"version\":");
  private static final byte[] TITLE = ascii(",\"title\":");
  private static final byte[] DESCRIPTION = ascii(",\"description\":");
  private static final byte[] QUANTITY = ascii(",\"quantity\":");
  private static final byte[] PRICE = ascii(",\"price\":");
  private static final byte[] ACTIVE = ascii(",\"active\":");
  private static final byte[] DUE = ascii(",\"due\":");
  private static final byte[] SEEN_AT = ascii(",\"seenAt\":");
  private static final byte[] STATUS = ascii(",\"status\":");
  private static final byte[] TAGS = ascii(",\"tags\":");
  private static final byte[] CATEGORY = ascii(",\"category\":");
  private static final byte[] SHELF = ascii(",\"shelf\":");
  private static final int SHELF_COLUMN = 15;
  private static final int TYPICAL_BYTES = 512;

  private ItemJson() {}

  static Buffer one(Row row) {
    var json = new JsonBytes(TYPICAL_BYTES);
    write(json, row);
    return json.toBuffer();
  }

  static Buffer all(RowSet<Row> rows) {
    var json = new JsonBytes(TYPICAL_BYTES * (rows.size() + 1));
    char separator = '[';
    for (Row row : rows) {
      json.raw(separator);
      write(json, row);
      separator = ',';
    }
    if (separator == '[') {
      json.raw('[');
    }
    json.raw(']');
    return json.toBuffer();
  }

  private static void write(JsonBytes json, Row row) {
    json.raw(ID);
    json.uuid(row.getUUID(0));
    json.raw(CREATED_AT);
    json.instant(row.getOffsetDateTime(1));
    member(json, CREATED_BY, row.getString(2), JsonBytes::string);
    json.raw(UPDATED_AT);
    json.instant(row.getOffsetDateTime(3));
    json.raw(VERSION);
    json.number(row.getLong(4));
    member(json, TITLE, row.getString(5), JsonBytes::string);
    member(json, DESCRIPTION, row.getString(6), JsonBytes::string);
    member(json, QUANTITY, row.getLong(7), JsonBytes::number);
    member(json, PRICE, row.getBigDecimal(8), (to, value) -> to.quoted(value.toPlainString()));
    member(json, ACTIVE, row.getBoolean(9), JsonBytes::bool);
    member(json, DUE, row.getLocalDate(10), JsonBytes::date);
    member(json, SEEN_AT, row.getOffsetDateTime(11), JsonBytes::instant);
    member(json, STATUS, row.getString(12), JsonBytes::string);
    member(json, TAGS, row.getArrayOfStrings(13), ItemJson::strings);
    member(json, CATEGORY, row.getString(14), JsonBytes::string);
    if (row.size() > SHELF_COLUMN) {
      json.raw(SHELF);
      json.uuid(row.getUUID(SHELF_COLUMN));
    }
    json.raw('}');
  }

  private static <T> void member(
      JsonBytes json, byte[] key, @Nullable T value, BiConsumer<JsonBytes, T> writer) {
    json.raw(key);
    if (value == null) {
      json.raw(NULL);
    } else {
      writer.accept(json, value);
    }
  }

  private static void strings(JsonBytes json, String[] values) {
    json.raw('[');
    for (int i = 0; i < values.length; i++) {
      if (i > 0) {
        json.raw(',');
      }
      json.string(values[i]);
    }
    json.raw(']');
  }
}
