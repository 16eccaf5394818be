package dev.libretto.testkit.fuzz;

import dev.libretto.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names changed everywhere alike, or so that two become one or lead somewhere else. */
final class Renaming {

  private Renaming() {}

  /** The document with one name changed, in every string it is a word of. */
  static Json some(Json document, RandomGenerator random) {
    var names = new ArrayList<String>();
    collect(document, names);
    if (names.isEmpty()) {
      return document;
    }
    var name = names.get(random.nextInt(names.size()));
    var to =
        switch (random.nextInt(4)) {
          case 0 -> names.get(random.nextInt(names.size()));
          case 1 -> "n".repeat(random.nextInt(60, 65));
          default -> name + (char) ('A' + random.nextInt(26));
        };
    if (name.isEmpty()) {
      return document;
    }
    var word = Pattern.compile("(?<![A-Za-z0-9_])" + Pattern.quote(name) + "(?![A-Za-z0-9_])");
    var replacement = Matcher.quoteReplacement(to);
    return everywhere(document, text -> word.matcher(text).replaceAll(replacement));
  }

  /** A copy with a name of its own. */
  static Json copy(Json item, int number) {
    if (!(item instanceof Json.Obj(var members))) {
      return item;
    }
    var copied = new LinkedHashMap<>(members);
    copied.computeIfPresent(
        "name", (_, name) -> name instanceof Json.Str(var text) ? Json.of(text + number) : name);
    copied.computeIfPresent(
        "label", (_, name) -> name instanceof Json.Str(var text) ? Json.of(text + number) : name);
    copied.remove("id");
    return new Json.Obj(copied);
  }

  private static void collect(Json json, List<String> names) {
    switch (json) {
      case Json.Obj(var members) -> {
        if (members.get("name") instanceof Json.Str(var name)) {
          names.add(name);
        }
        members.values().forEach(value -> collect(value, names));
      }
      case Json.Arr(var items) -> items.forEach(item -> collect(item, names));
      case Json.Null _, Json.Bool _, Json.Num _, Json.Str _ -> {}
    }
  }

  private static Json everywhere(Json json, UnaryOperator<String> change) {
    return switch (json) {
      case Json.Obj(var members) -> {
        var changed = new LinkedHashMap<String, Json>();
        // The values of a test's rows are keyed by the names of fields.
        members.forEach((key, value) -> changed.put(change.apply(key), everywhere(value, change)));
        yield new Json.Obj(changed);
      }
      case Json.Arr(var items) ->
          new Json.Arr(items.stream().map(item -> everywhere(item, change)).toList());
      case Json.Str(var text) -> Json.of(change.apply(text));
      case Json.Null _, Json.Bool _, Json.Num _ -> json;
    };
  }
}
