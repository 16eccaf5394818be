package dev.libretto.store.ddl;

import dev.libretto.kind.Column;

/**
 * How the column of a stored field is declared; it can never change for the values there are. Text
 * sorts by code point everywhere, as expressions compare it.
 */
final class ColumnSql {

  private ColumnSql() {}

  /** The type, its digits and its collation. */
  static String of(Column column) {
    return switch (column.type()) {
      case TEXT, TEXT_LIST -> type(column) + " COLLATE \"C\"";
      case INTEGER,
          DECIMAL,
          BOOLEAN,
          DATE,
          TIME,
          DATE_TIME,
          UUID,
          JSON,
          INTEGER_LIST,
          DECIMAL_LIST,
          BOOLEAN_LIST,
          DATE_LIST,
          TIME_LIST,
          DATE_TIME_LIST,
          UUID_LIST,
          FLOAT8_LIST,
          FLOAT4_LIST ->
          type(column);
    };
  }

  /** The type and its digits, as in a cast. */
  static String type(Column column) {
    return switch (column.type()) {
      case DECIMAL ->
          column.precision() == 0
              ? "numeric"
              : "numeric(" + column.precision() + "," + column.scale() + ")";
      case BOOLEAN -> "boolean";
      case TIME -> "time(6)";
      case DATE_TIME -> "timestamptz(6)";
      case TEXT,
          TEXT_LIST,
          INTEGER,
          DATE,
          UUID,
          JSON,
          INTEGER_LIST,
          DECIMAL_LIST,
          BOOLEAN_LIST,
          DATE_LIST,
          TIME_LIST,
          DATE_TIME_LIST,
          UUID_LIST,
          FLOAT8_LIST,
          FLOAT4_LIST ->
          column.type().sql();
    };
  }
}
