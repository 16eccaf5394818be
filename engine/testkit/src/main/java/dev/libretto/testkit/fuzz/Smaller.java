package dev.libretto.testkit.fuzz;

import dev.libretto.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Inputs with something left out. */
public final class Smaller {

  private Smaller() {}

  /** A text without one of its parts: halves first, single characters last. */
  public static Stream<String> texts(String text) {
    return Stream.iterate(text.length() / 2, length -> length > 0, length -> length / 2)
        .flatMap(length ->
            IntStream.iterate(0, at -> at < text.length(), at -> at + length)
                .mapToObj(at ->
                    text.substring(0, at) + text.substring(Math.min(text.length(), at + length))));
  }

  /** A document without one of its members or items, the outermost first. */
  public static Stream<Json> documents(Json json) {
    return paths(json).map(path -> without(json, path, 0));
  }

  private static Stream<List<Integer>> paths(Json json) {
    var level = List.of(List.<Integer>of());
    var all = new ArrayList<List<Integer>>();
    while (!level.isEmpty()) {
      var next = new ArrayList<List<Integer>>();
      for (var path : level) {
        for (int i = 0; i < parts(at(json, path)).size(); i++) {
          var longer = new ArrayList<>(path);
          longer.add(i);
          next.add(List.copyOf(longer));
        }
      }
      all.addAll(next);
      level = next;
    }
    return all.stream();
  }

  private static Json at(Json json, List<Integer> path) {
    var found = json;
    for (int step : path) {
      found = parts(found).get(step);
    }
    return found;
  }

  private static List<Json> parts(Json json) {
    return switch (json) {
      case Json.Obj(var members) -> List.copyOf(members.values());
      case Json.Arr(var items) -> items;
      case Json.Null _, Json.Bool _, Json.Num _, Json.Str _ -> List.of();
    };
  }

  private static Json without(Json json, List<Integer> path, int depth) {
    int place = path.get(depth);
    boolean last = depth == path.size() - 1;
    return switch (json) {
      case Json.Obj(var members) -> {
        var kept = new LinkedHashMap<String, Json>();
        int index = 0;
        for (var member : members.entrySet()) {
          if (index++ != place) {
            kept.put(member.getKey(), member.getValue());
          } else if (!last) {
            kept.put(member.getKey(), without(member.getValue(), path, depth + 1));
          }
        }
        yield new Json.Obj(kept);
      }
      case Json.Arr(var items) -> {
        var kept = new ArrayList<>(items);
        if (last) {
          kept.remove(place);
        } else {
          kept.set(place, without(items.get(place), path, depth + 1));
        }
        yield new Json.Arr(kept);
      }
      case Json.Null _, Json.Bool _, Json.Num _, Json.Str _ -> json;
    };
  }
}
