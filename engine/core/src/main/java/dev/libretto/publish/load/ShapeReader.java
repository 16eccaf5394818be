package dev.libretto.publish.load;

import com.google.re2j.Pattern;
import dev.libretto.json.Json;
import dev.libretto.publish.load.Shape.Bounds;
import dev.libretto.publish.load.Shape.Keywords;
import dev.libretto.publish.load.Shape.Reference;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the plain subset of JSON Schema 2020-12 the schema file keeps to. A keyword beyond it is a
 * mistake in the engine and stops it at once, rather than being passed over.
 */
final class ShapeReader {

  private static final Set<String> ANNOTATIONS =
      Set.of("$schema", "$id", "$defs", "$comment", "title", "description", "default", "examples");

  private static final Set<String> KEYWORDS =
      Set.of(
          "type",
          "const",
          "enum",
          "pattern",
          "x-form",
          "minimum",
          "maximum",
          "minLength",
          "maxLength",
          "minItems",
          "maxItems",
          "uniqueItems",
          "items",
          "properties",
          "required",
          "additionalProperties",
          "patternProperties",
          "anyOf");

  private static final String REFERENCE = "#/$defs/";

  private ShapeReader() {}

  static Shape read(Json json) {
    if (!(json instanceof Json.Obj object)) {
      throw new IllegalStateException("not a schema: " + json);
    }
    Map<String, Json> keys = object.members();
    if (keys.get("$ref") instanceof Json.Str reference) {
      return new Reference(reference.value().substring(REFERENCE.length()));
    }
    for (String key : keys.keySet()) {
      if (!ANNOTATIONS.contains(key) && !KEYWORDS.contains(key)) {
        throw new IllegalStateException("a keyword beyond the plain subset: " + key);
      }
    }
    var properties = new LinkedHashMap<String, Shape>();
    members(keys.get("properties")).forEach((name, value) -> properties.put(name, read(value)));
    Json items = keys.get("items");
    String pattern = text(keys.get("pattern"));
    return new Keywords(
        text(keys.get("title")),
        text(keys.get("description")),
        keys.get("type") instanceof Json.Str type ? List.of(type.value()) : texts(keys.get("type")),
        keys.get("const"),
        list(keys.get("enum")),
        pattern.isEmpty() ? null : Pattern.compile(pattern),
        text(keys.get("x-form")),
        bounds(keys),
        new Json.Bool(true).equals(keys.get("uniqueItems")),
        items == null ? null : read(items),
        properties,
        texts(keys.get("required")),
        new Json.Bool(false).equals(keys.get("additionalProperties")),
        freePrefix(keys.get("patternProperties")),
        list(keys.get("anyOf")).stream().map(ShapeReader::read).toList());
  }

  private static Bounds bounds(Map<String, Json> keys) {
    return new Bounds(
        number(keys.get("minimum")),
        number(keys.get("maximum")),
        number(keys.get("minLength")),
        number(keys.get("maxLength")),
        number(keys.get("minItems")),
        number(keys.get("maxItems")));
  }

  /** Of pattern properties, only "keys that start with … may hold anything" is in the subset. */
  private static @Nullable String freePrefix(@Nullable Json json) {
    return members(json).keySet().stream().map(key -> key.substring(1)).findFirst().orElse(null);
  }

  private static Map<String, Json> members(@Nullable Json json) {
    return json instanceof Json.Obj object ? object.members() : Map.of();
  }

  private static List<Json> list(@Nullable Json json) {
    return json instanceof Json.Arr array ? array.items() : List.of();
  }

  private static List<String> texts(@Nullable Json json) {
    return list(json).stream().map(ShapeReader::text).toList();
  }

  private static String text(@Nullable Json json) {
    return json instanceof Json.Str string ? string.value() : "";
  }

  private static @Nullable BigDecimal number(@Nullable Json json) {
    return json instanceof Json.Num number ? number.value() : null;
  }
}
