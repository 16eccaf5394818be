package dev.libretto.rows.csv;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.libretto.definition.FieldType;
import dev.libretto.kind.Uuids;
import dev.libretto.program.Field;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Turns a cell into the JSON value REST would have been sent. */
final class CsvCells {

  private CsvCells() {}

  /**
   * The value, or nothing where the cell is not of the field's form. What can be judged from the
   * JSON value is left to the row's validation.
   *
   * @param keys the keys of each table's rows
   */
  static Optional<JsonNode> value(Field field, String cell, Map<String, Map<String, UUID>> keys) {
    var nodes = JsonNodeFactory.instance;
    if (cell.isEmpty()) {
      return Optional.of(nodes.nullNode());
    }
    if (field.type() instanceof FieldType.Relation relation) {
      return reference(cell, keys.getOrDefault(relation.table(), Map.of())).map(nodes::textNode);
    }
    return field.type() instanceof FieldType.Many many
        ? references(cell, keys.getOrDefault(many.table(), Map.of()))
        : field.kind().cell(cell);
  }

  /** Keys or ids with semicolons between them. */
  private static Optional<JsonNode> references(String cell, Map<String, UUID> keys) {
    var list = JsonNodeFactory.instance.arrayNode();
    for (var item : cell.split(";", -1)) {
      var id = reference(item, keys);
      if (id.isEmpty()) {
        return Optional.empty();
      }
      list.add(id.get());
    }
    return Optional.of(list);
  }

  private static Optional<String> reference(String cell, Map<String, UUID> keys) {
    var known = keys.get(cell);
    return known != null ? Optional.of(known.toString()) : Uuids.parse(cell).map(UUID::toString);
  }
}
