package dev.libretto.benchmarks.targets;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libretto.benchmarks.item.ItemTable;
import dev.libretto.benchmarks.item.Kind;
import dev.libretto.benchmarks.item.Places;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The physical tables behind the published definition: their names are made of ids.
 *
 * @param schema where they are
 */
record PublishedTables(String schema, Map<Kind, ItemTable> items, Places places) {
  PublishedTables {
    items = Map.copyOf(items);
  }

  /** The tables of a canonical definition that was published into this schema. */
  static PublishedTables of(JsonNode definition, String schema) {
    var items = new EnumMap<Kind, ItemTable>(Kind.class);
    for (var kind : Kind.values()) {
      var table = table(definition, kind.label());
      items.put(kind, new ItemTable(kind, name(schema, table), columns(table)));
    }
    var hall = table(definition, "hall");
    var shelf = table(definition, "shelf");
    return new PublishedTables(
        schema,
        items,
        new Places(
            name(schema, hall),
            columns(hall).getFirst(),
            name(schema, shelf),
            columns(shelf).getFirst(),
            columns(shelf).getLast()));
  }

  /** The one table of this kind. */
  ItemTable item(Kind kind) {
    var table = items.get(kind);
    if (table == null) {
      throw new IllegalArgumentException("no table " + kind);
    }
    return table;
  }

  /** The log of the changes to all of them. */
  String changeLog() {
    return "\"" + schema + "\".\"change\"";
  }

  /** What a table is called in its schema, by the name its author gave it. */
  static String physicalName(JsonNode definition, String label) {
    return "t_" + table(definition, label).path("id").asText();
  }

  private static JsonNode table(JsonNode definition, String label) {
    for (var table : definition.path("tables")) {
      if (table.path("name").asText().equals(label)) {
        return table;
      }
    }
    throw new EnvironmentException("The definition has no table " + label);
  }

  private static String name(String schema, JsonNode table) {
    return "\"" + schema + "\".\"t_" + table.path("id").asText() + "\"";
  }

  private static List<String> columns(JsonNode table) {
    var columns = new ArrayList<String>();
    table.path("fields").forEach(field -> columns.add("\"c_" + field.path("id").asText() + "\""));
    return columns;
  }
}
