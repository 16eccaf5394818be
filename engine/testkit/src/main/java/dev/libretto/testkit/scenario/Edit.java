package dev.libretto.testkit.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Performs edits on a definition. A place that is not there is a fault of the scenario. */
final class Edit {

  private final JsonNode root;

  private Edit(JsonNode root) {
    this.root = root;
  }

  /** The definition with these edits; what is given stays as it is. */
  static JsonNode of(JsonNode definition, Scenario.Edits edits) {
    var edit = new Edit(definition.deepCopy());
    edits.set().forEach(edit::set);
    edits.add().forEach(edit::add);
    edits.remove().forEach(edit::remove);
    return edit.root;
  }

  private void set(String place, JsonNode value) {
    switch (parent(place)) {
      case ObjectNode object -> object.set(last(place), value);
      case ArrayNode list -> list.set(index(list, last(place), place), value);
      default -> throw missing(place);
    }
  }

  private void add(String place, JsonNode value) {
    if (!(walk(place) instanceof ArrayNode list)) {
      throw new ScenarioFailure("no list at " + place + " of the definition");
    }
    list.add(value);
  }

  private void remove(String place) {
    switch (parent(place)) {
      case ObjectNode object when object.has(last(place)) -> object.remove(last(place));
      case ArrayNode list -> list.remove(index(list, last(place), place));
      default -> throw missing(place);
    }
  }

  private JsonNode parent(String place) {
    return walk(place.substring(0, Math.max(0, place.lastIndexOf('/'))));
  }

  private static String last(String place) {
    return place.substring(place.lastIndexOf('/') + 1);
  }

  private JsonNode walk(String place) {
    var node = root;
    for (var name : place.isEmpty() ? new String[0] : place.substring(1).split("/")) {
      node =
          switch (node) {
            case ArrayNode list -> list.get(index(list, name, place));
            case ObjectNode object when object.has(name) -> object.get(name);
            default -> throw missing(place);
          };
    }
    return node;
  }

  private static int index(ArrayNode list, String name, String place) {
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i).path("name").asText().equals(name) || name.equals(Integer.toString(i))) {
        return i;
      }
    }
    throw missing(place);
  }

  private static ScenarioFailure missing(String place) {
    return new ScenarioFailure("nothing at " + place + " of the definition");
  }
}
