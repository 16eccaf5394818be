package dev.libretto.server.http;

import dev.libretto.json.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;

/** An object of a reply, member by member. */
final class JsonObjects {

  private final Map<String, Json> members = new LinkedHashMap<>();

  JsonObjects with(String name, Json value) {
    members.put(name, value);
    return this;
  }

  JsonObjects with(String name, String value) {
    return with(name, Json.of(value));
  }

  JsonObjects with(String name, long value) {
    return with(name, Json.of(value));
  }

  JsonObjects with(String name, boolean value) {
    return with(name, Json.of(value));
  }

  JsonObjects with(String name, Instant value) {
    return with(name, Json.of(value.toString()));
  }

  /** Null where there is none. */
  JsonObjects text(String name, Optional<String> value) {
    return with(name, value.map(Json::of).orElse(Json.NULL));
  }

  JsonObjects number(String name, OptionalInt value) {
    return with(name, value.isPresent() ? Json.of(value.getAsInt()) : Json.NULL);
  }

  JsonObjects number(String name, OptionalLong value) {
    return with(name, value.isPresent() ? Json.of(value.getAsLong()) : Json.NULL);
  }

  <T> JsonObjects list(String name, List<T> values, Function<T, Json> each) {
    return with(name, new Json.Arr(values.stream().map(each).toList()));
  }

  Json done() {
    return new Json.Obj(members);
  }
}
