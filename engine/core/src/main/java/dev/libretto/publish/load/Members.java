package dev.libretto.publish.load;

import dev.libretto.json.Json;
import dev.libretto.problem.Pointer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The members of an object whose shape is proved, so that asking for one cannot go wrong. A key
 * that is absent answers null, or what the schema says it then means.
 */
record Members(Json.Obj object, Pointer at) {

  @Nullable Json json(String key) {
    return object.members().get(key);
  }

  @Nullable String text(String key) {
    return json(key) instanceof Json.Str text ? text.value() : null;
  }

  String text(String key, String absent) {
    String text = text(key);
    return text == null ? absent : text;
  }

  /** A text the schema requires. */
  String required(String key) {
    String text = text(key);
    if (text == null) {
      throw new IllegalStateException("the schema let pass what lacks " + key + " at " + at);
    }
    return text;
  }

  boolean flag(String key) {
    return json(key) instanceof Json.Bool bool && bool.value();
  }

  /** A number, written as one or as a string. */
  @Nullable BigDecimal exact(String key) {
    if (json(key) instanceof Json.Num(BigDecimal number)) {
      return number;
    }
    return json(key) instanceof Json.Str(String digits) ? new BigDecimal(digits) : null;
  }

  @Nullable Long integer(String key) {
    return json(key) instanceof Json.Num number ? (Long) number.value().longValueExact() : null;
  }

  @Nullable Integer small(String key) {
    return json(key) instanceof Json.Num number ? (Integer) number.value().intValueExact() : null;
  }

  int small(String key, int absent) {
    Integer small = small(key);
    return small == null ? absent : small;
  }

  /** The object under a key; an empty one where there is none. */
  Members child(String key) {
    return json(key) instanceof Json.Obj child
        ? new Members(child, at.child(key))
        : new Members(new Json.Obj(Map.of()), at);
  }

  List<String> texts(String key) {
    return json(key) instanceof Json.Arr list
        ? list.items().stream()
            .map(item -> item instanceof Json.Str text ? text.value() : "")
            .toList()
        : List.of();
  }

  /** Reads each of the objects of the list under a key. */
  <T> List<T> each(String key, Function<Members, T> read) {
    if (!(json(key) instanceof Json.Arr list)) {
      return List.of();
    }
    var done = new ArrayList<T>();
    for (Json item : list.items()) {
      if (item instanceof Json.Obj child) {
        done.add(read.apply(new Members(child, at.child(key).child(done.size()))));
      }
    }
    return done;
  }
}
