package dev.libretto.testkit.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object that is read key by key. Every reading says what the key must be; {@link #end}
 * refuses what nobody has asked for.
 */
final class StrictObject {

  private final String file;
  private final String at;
  private final ObjectNode node;
  private final Set<String> known = new LinkedHashSet<>();

  StrictObject(String file, String at, JsonNode node) {
    if (!(node instanceof ObjectNode object)) {
      throw ScenarioFailure.inFile(file, at, "an object belongs here, not " + node);
    }
    this.file = file;
    this.at = at;
    this.node = object;
  }

  ScenarioFailure fault(String key, String message) {
    return ScenarioFailure.inFile(file, at + "/" + key, message);
  }

  /** Whether the key is there; it counts as known. */
  boolean has(String key) {
    known.add(key);
    return node.has(key);
  }

  @Nullable JsonNode json(String key) {
    return has(key) ? node.get(key) : null;
  }

  String text(String key) {
    var value = json(key);
    if (value == null || !value.isTextual() || value.textValue().isBlank()) {
      throw fault(key, "a text is required here");
    }
    return value.textValue();
  }

  boolean bool(String key) {
    var value = json(key);
    if (value != null && !value.isBoolean()) {
      throw fault(key, "true or false belongs here, not " + value);
    }
    return value != null && value.booleanValue();
  }

  int integer(String key) {
    var value = json(key);
    if (value == null || !value.isInt()) {
      throw fault(key, "a whole number is required here");
    }
    return value.intValue();
  }

  /** A list of texts; none where the key is absent. */
  List<String> texts(String key) {
    var texts = new ArrayList<String>();
    for (var element : elements(key)) {
      if (!element.isTextual()) {
        throw fault(key, "a list of texts belongs here, not " + element);
      }
      texts.add(element.textValue());
    }
    return texts;
  }

  /** A list; empty where the key is absent. */
  List<JsonNode> elements(String key) {
    var value = json(key);
    if (value != null && !value.isArray()) {
      throw fault(key, "a list belongs here, not " + value);
    }
    var elements = new ArrayList<JsonNode>();
    if (value != null) {
      value.forEach(elements::add);
    }
    return elements;
  }

  /** A list of objects. */
  List<StrictObject> objects(String key) {
    var objects = new ArrayList<StrictObject>();
    for (var element : elements(key)) {
      objects.add(new StrictObject(file, at + "/" + key + "/" + objects.size(), element));
    }
    return objects;
  }

  /** An object with names of the author's own; empty where the key is absent. */
  Map<String, JsonNode> map(String key) {
    var map = new LinkedHashMap<String, JsonNode>();
    if (has(key)) {
      object(key).node.properties().forEach(entry -> map.put(entry.getKey(), entry.getValue()));
    }
    return map;
  }

  /** As {@link #map}, of texts. */
  Map<String, String> textMap(String key) {
    var texts = new LinkedHashMap<String, String>();
    map(key)
        .forEach((name, value) -> {
          if (!value.isTextual()) {
            throw fault(key + "/" + name, "a text belongs here, not " + value);
          }
          texts.put(name, value.textValue());
        });
    return texts;
  }

  StrictObject object(String key) {
    var value = json(key);
    if (value == null) {
      throw fault(key, "an object is required here");
    }
    return new StrictObject(file, at + "/" + key, value);
  }

  /** Nothing else may stand here. */
  void end() {
    for (var entry : node.properties()) {
      if (!known.contains(entry.getKey())) {
        throw fault(entry.getKey(), "unknown key; those here are " + String.join(", ", known));
      }
    }
  }
}
