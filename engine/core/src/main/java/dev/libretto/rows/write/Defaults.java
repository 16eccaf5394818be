package dev.libretto.rows.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.libretto.json.Json;
import dev.libretto.program.Table;
import java.util.HashMap;
import java.util.Map;

/** The values new rows have by default, as their columns hold them. */
final class Defaults {

  private Defaults() {}

  /** By field name; the checks have proved that each default fits its field. */
  static Map<String, Object> of(Table table) {
    var defaults = new HashMap<String, Object>();
    for (var field : table.fields()) {
      var value = field.defaultValue();
      if (value != null && !(value instanceof Json.Null)) {
        field.kind().read(node(value)).ifPresent(read -> defaults.put(field.name(), read));
      }
    }
    var states = table.states();
    if (states != null) {
      defaults.put(states.field(), states.initial());
    }
    return defaults;
  }

  private static JsonNode node(Json json) {
    var nodes = JsonNodeFactory.instance;
    return switch (json) {
      case Json.Null _ -> nodes.nullNode();
      case Json.Bool(var value) -> nodes.booleanNode(value);
      case Json.Num(var value) -> nodes.numberNode(value);
      case Json.Str(var value) -> nodes.textNode(value);
      case Json.Arr(var items) -> {
        var array = nodes.arrayNode();
        items.forEach(item -> array.add(node(item)));
        yield array;
      }
      case Json.Obj(var members) -> {
        var object = nodes.objectNode();
        members.forEach((key, value) -> object.set(key, node(value)));
        yield object;
      }
    };
  }
}
