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
    return field.kind().cell(cell);
  }

  private static Optional<String> reference(String cell, Map<String, UUID> keys) {
    var known = keys.get(cell);
    return known != null ? Optional.of(known.toString()) : Uuids.parse(cell).map(UUID::toString);
  }
}
