package dev.libretto.fuzz;

import dev.libretto.json.Json;
import dev.libretto.problem.Pointer;

/** Follows JSON pointers. */
final class Pointers {

  private Pointers() {}

  /** Whether there is something where it points. */
  static boolean exists(Json document, Pointer pointer) {
    var found = document;
    if (pointer.text().isEmpty()) {
      return true;
    }
    for (var step : pointer.text().substring(1).split("/", -1)) {
      var name = step.replace("~1", "/").replace("~0", "~");
      switch (found) {
        case Json.Obj(var members) when members.containsKey(name) ->
            found = members.getOrDefault(name, Json.NULL);
        case Json.Arr(var items) when isIndex(name, items.size()) ->
            found = items.get(Integer.parseInt(name));
        case Json.Obj _, Json.Arr _, Json.Null _, Json.Bool _, Json.Num _, Json.Str _ -> {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean isIndex(String name, int size) {
    return name.matches("0|[1-9][0-9]{0,8}") && Integer.parseInt(name) < size;
  }
}
