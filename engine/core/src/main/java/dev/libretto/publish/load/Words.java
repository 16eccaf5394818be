package dev.libretto.publish.load;

import dev.libretto.json.Json;
import dev.libretto.problem.Suggestion;
import java.util.List;
import java.util.stream.Collectors;

/** JSON in an author's words, for messages. */
final class Words {

  /** How much of an author's text a message repeats, in UTF-16 units. */
  private static final int LONGEST = 60;

  private Words() {}

  /** Whether a value is of one of the JSON Schema types; no types: any. */
  static boolean hasType(Json json, List<String> types) {
    return types.isEmpty() || types.stream().anyMatch(type -> hasType(json, type));
  }

  private static boolean hasType(Json json, String type) {
    return switch (json) {
      case Json.Null _ -> type.equals("null");
      case Json.Bool _ -> type.equals("boolean");
      case Json.Str _ -> type.equals("string");
      case Json.Arr _ -> type.equals("array");
      case Json.Obj _ -> type.equals("object");
      case Json.Num number ->
          type.equals("number")
              || (type.equals("integer") && number.value().stripTrailingZeros().scale() <= 0);
    };
  }

  /** The JSON Schema types, in words. */
  static String types(List<String> types) {
    return types.stream()
        .map(type ->
            switch (type) {
              case "string" -> "text";
              case "array" -> "a list";
              case "object" -> "an object";
              case "integer" -> "a whole number";
              case "number" -> "a number";
              case "boolean" -> "true or false";
              default -> type;
            })
        .collect(Collectors.joining(" or "));
  }

  /** What a value is, in words. */
  static String of(Json json) {
    return switch (json) {
      case Json.Null _ -> "null";
      case Json.Bool bool -> String.valueOf(bool.value());
      case Json.Str _ -> "text";
      case Json.Num number -> "the number " + number.value();
      case Json.Arr _ -> "a list";
      case Json.Obj _ -> "an object";
    };
  }

  /** A value without decoration, to compare with and to list. */
  static String plain(Json json) {
    return json instanceof Json.Str text ? text.value() : of(json);
  }

  /** A value as it stands in a sentence. */
  static String quoted(Json json) {
    return json instanceof Json.Str text ? name(text.value()) : of(json);
  }

  /** An author's name as it stands in a sentence: marked, and shortened when endless. */
  static String name(String name) {
    String shown =
        name.length() <= LONGEST
            ? name
            : name.substring(0, name.offsetByCodePoints(0, LONGEST / 2)) + "…";
    return "`" + shown.replaceAll("\\p{Cntrl}", "�") + "`";
  }

  /** A hint at the values allowed. */
  static String oneOf(String written, List<String> allowed) {
    String all =
        (allowed.size() == 1 ? "It must be " : "One of ") + String.join(", ", allowed) + ".";
    return Suggestion.hint(written, allowed).map(hint -> hint + " " + all).orElse(all);
  }

  /** A number of things: {@code 1 element}, {@code 3 elements}. */
  static String counted(String number, String noun) {
    return number + " " + noun + (number.endsWith(" 1") || number.equals("1") ? "" : "s");
  }

  /** A noun with its article. */
  static String with(String noun) {
    return ("aeiouAEIOU".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
  }
}
