package dev.libretto.kind;

import dev.libretto.json.Json;

/** JSON values that are one thing, as plain text. */
final class JsonScalar {

  private JsonScalar() {}

  static String text(Json value) {
    return switch (value) {
      case Json.Str string -> string.value();
      case Json.Num number -> number.value().toPlainString();
      case Json.Bool bool -> Boolean.toString(bool.value());
      case Json.Null _ -> throw new IllegalArgumentException("no default is not a default");
      case Json.Arr list -> throw new IllegalArgumentException("not a list field: " + list);
      case Json.Obj object -> throw new IllegalArgumentException("not a json field: " + object);
    };
  }
}
