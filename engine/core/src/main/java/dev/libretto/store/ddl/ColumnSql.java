package dev.libretto.store.ddl;

import dev.libretto.definition.FieldType;
import dev.libretto.program.MinorDigits;

/**
 * How the column of a stored field is declared; it can never change for the values there are. Text
 * sorts by code point everywhere, as expressions compare it.
 */
final class ColumnSql {

  private static final String TEXT = "text COLLATE \"C\"";

  private ColumnSql() {}

  /** The type, its digits and its collation. */
  static String of(FieldType type) {
    return switch (type) {
      case FieldType.Text _, FieldType.LongText _, FieldType.Markdown _ -> TEXT;
      case FieldType.Email _, FieldType.Url _, FieldType.Select _ -> TEXT;
      case FieldType.MultiSelect _ -> "text[] COLLATE \"C\"";
      case FieldType.IntegerNumber _, FieldType.AutoNumber _ -> "int8";
      case FieldType.DecimalNumber decimal -> "numeric(38," + decimal.scale() + ")";
      case FieldType.Money money -> "numeric(30," + minorDigits(money) + ")";
      case FieldType.Bool _ -> "boolean";
      case FieldType.Date _ -> "date";
      case FieldType.Time _ -> "time(6)";
      case FieldType.DateTime _ -> "timestamptz(6)";
      case FieldType.Relation _, FieldType.Uuid _ -> "uuid";
      case FieldType.JsonValue _ -> "jsonb";
      case FieldType.Computed computed ->
          throw new IllegalArgumentException("not stored: " + computed.expression());
    };
  }

  private static int minorDigits(FieldType.Money money) {
    return MinorDigits.of(money.currency()).orElseThrow();
  }
}
