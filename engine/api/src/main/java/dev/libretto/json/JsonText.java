package dev.libretto.json;

/** JSON values as text, without white space and with their members in order. */
public final class JsonText {

  private JsonText() {}

  /** The text of a value. Numbers keep every digit. */
  public static String of(Json value) {
    var out = new StringBuilder();
    write(value, out);
    return out.toString();
  }

  private static void write(Json value, StringBuilder out) {
    switch (value) {
      case Json.Null _ -> out.append("null");
      case Json.Bool(var bool) -> out.append(bool);
      case Json.Num(var number) -> out.append(number);
      case Json.Str(var text) -> string(text, out);
      case Json.Arr(var items) -> {
        var separator = "[";
        for (var item : items) {
          out.append(separator);
          write(item, out);
          separator = ",";
        }
        out.append(items.isEmpty() ? "[]" : "]");
      }
      case Json.Obj(var members) -> {
        var separator = "{";
        for (var member : members.entrySet()) {
          out.append(separator);
          string(member.getKey(), out);
          out.append(':');
          write(member.getValue(), out);
          separator = ",";
        }
        out.append(members.isEmpty() ? "{}" : "}");
      }
    }
  }

  private static void string(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < 0x20) {
            out.append("\\u%04x".formatted((int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
