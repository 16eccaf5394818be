package dev.libretto.store.ddl;

import dev.libretto.json.Json;
import dev.libretto.kind.ColumnType;
import dev.libretto.kind.FieldKind;
import java.util.stream.Collectors;

/**
 * Constants inside DDL, the one kind of statement PostgreSQL takes no parameters for. Everything is
 * a quoted text with a cast, whatever it is: there is one way to quote, and the cast refuses what
 * does not fit.
 */
public final class Literal {

  private Literal() {}

  /**
   * A text constant. Backslashes stand for themselves: standard_conforming_strings is always on.
   */
  static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  /** The default of a field, as a constant of its column's type. */
  public static String of(FieldKind kind, Json value) {
    if (value instanceof Json.Arr list && kind.column().type() == ColumnType.TEXT_LIST) {
      return list.items().stream()
          .map(item -> text(kind.columnText(item)))
          .collect(Collectors.joining(", ", "ARRAY[", "]::text[]"));
    }
    return text(kind.columnText(value)) + "::" + ColumnSql.type(kind.column());
  }
}
