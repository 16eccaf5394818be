package dev.libretto.store.ddl;

import dev.libretto.definition.FieldType;
import dev.libretto.json.Json;
import dev.libretto.json.JsonText;
import java.util.stream.Collectors;

/**
 * Constants inside DDL, the one kind of statement PostgreSQL takes no parameters for. Everything is
 * a quoted text with a cast, whatever it is: there is one way to quote, and the cast refuses what
 * does not fit.
 */
final class Literal {

  private Literal() {}

  /**
   * A text constant. Backslashes stand for themselves: standard_conforming_strings is always on.
   */
  static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  /** The default of a field, as a constant of its column's type. */
  static String of(FieldType type, Json value) {
    if (value instanceof Json.Arr list && type instanceof FieldType.MultiSelect) {
      return list.items().stream()
          .map(item -> text(plain(item)))
          .collect(Collectors.joining(", ", "ARRAY[", "]::text[]"));
    }
    var written = type instanceof FieldType.JsonValue ? JsonText.of(value) : plain(value);
    return text(written) + "::" + ColumnSql.of(type).replace(" COLLATE \"C\"", "");
  }

  private static String plain(Json value) {
    return switch (value) {
      case Json.Str string -> string.value();
      case Json.Num number -> number.value().toPlainString();
      case Json.Bool bool -> Boolean.toString(bool.value());
      case Json.Null ignored -> throw new IllegalArgumentException("no default is not a default");
      case Json.Arr list -> throw new IllegalArgumentException("not a list field: " + list);
      case Json.Obj object -> throw new IllegalArgumentException("not a json field: " + object);
    };
  }
}
