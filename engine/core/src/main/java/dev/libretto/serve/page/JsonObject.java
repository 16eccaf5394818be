package dev.libretto.serve.page;

import dev.libretto.json.Json;
import dev.libretto.json.JsonBytes;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes one JSON object member by member; a member that is null is left out. */
final class JsonObject {

  private final JsonBytes out;
  private boolean empty = true;

  private JsonObject(JsonBytes out) {
    this.out = out;
  }

  static void write(JsonBytes out, Consumer<JsonObject> members) {
    out.raw('{');
    members.accept(new JsonObject(out));
    out.raw('}');
  }

  JsonObject text(String key, @Nullable String value) {
    if (value != null) {
      key(key).string(value);
    }
    return this;
  }

  JsonObject number(String key, @Nullable Number value) {
    if (value != null) {
      key(key).number(value.longValue());
    }
    return this;
  }

  JsonObject flag(String key, boolean value) {
    key(key).bool(value);
    return this;
  }

  JsonObject json(String key, @Nullable Json value) {
    if (value != null) {
      json(value, key(key));
    }
    return this;
  }

  /** A member whose JSON is already bytes. */
  JsonObject raw(String key, byte @Nullable [] json) {
    if (json != null) {
      key(key).raw(json);
    }
    return this;
  }

  JsonObject object(String key, Consumer<JsonObject> members) {
    write(key(key), members);
    return this;
  }

  JsonObject texts(String key, List<String> values) {
    return list(key, values, (value, json) -> json.string(value));
  }

  <T> JsonObject objects(String key, List<T> values, BiConsumer<T, JsonObject> members) {
    return list(key, values, (value, json) -> write(json, object -> members.accept(value, object)));
  }

  private <T> JsonObject list(String key, List<T> values, BiConsumer<T, JsonBytes> item) {
    var array = key(key);
    array.raw('[');
    for (var index = 0; index < values.size(); index++) {
      if (index > 0) {
        array.raw(',');
      }
      item.accept(values.get(index), array);
    }
    array.raw(']');
    return this;
  }

  private JsonBytes key(String key) {
    if (!empty) {
      out.raw(',');
    }
    empty = false;
    out.string(key);
    out.raw(':');
    return out;
  }

  private static void json(Json value, JsonBytes out) {
    switch (value) {
      case Json.Null _ -> out.nothing();
      case Json.Bool(var truth) -> out.bool(truth);
      case Json.Num(var number) -> out.raw(number.toString());
      case Json.Str(var text) -> out.string(text);
      case Json.Arr(var items) -> {
        out.raw('[');
        for (var index = 0; index < items.size(); index++) {
          if (index > 0) {
            out.raw(',');
          }
          json(items.get(index), out);
        }
        out.raw(']');
      }
      case Json.Obj(var members) ->
          write(out, object -> members.forEach((key, member) -> object.json(key, member)));
    }
  }
}
