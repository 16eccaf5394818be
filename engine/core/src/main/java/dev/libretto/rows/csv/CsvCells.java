package dev.libretto.rows.csv;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.libretto.definition.FieldType;
import dev.libretto.program.Field;
import dev.libretto.rows.plan.TextValue;
import dev.libretto.store.ColumnType;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Turns a cell into the JSON value REST would have been sent. */
final class CsvCells {

  private static final JsonMapper MAPPER = new JsonMapper();

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
    return switch (ColumnType.of(field)) {
      case TEXT, DECIMAL, DATE, TIME, DATE_TIME, UUID -> Optional.of(nodes.textNode(cell));
      case INTEGER ->
          TextValue.read(ColumnType.INTEGER, cell)
              .map(number -> nodes.numberNode(((Number) number).longValue()));
      case BOOLEAN ->
          TextValue.read(ColumnType.BOOLEAN, cell).map(truth -> nodes.booleanNode((Boolean) truth));
      case TEXT_LIST -> {
        var list = nodes.arrayNode();
        for (var item : cell.split(";", -1)) {
          list.add(item);
        }
        yield Optional.of(list);
      }
      case JSON -> json(cell);
    };
  }

  private static Optional<String> reference(String cell, Map<String, UUID> keys) {
    var known = keys.get(cell);
    return known != null ? Optional.of(known.toString()) : TextValue.uuid(cell).map(UUID::toString);
  }

  private static Optional<JsonNode> json(String cell) {
    try {
      return Optional.ofNullable(MAPPER.readTree(cell));
    } catch (JsonProcessingException _) {
      return Optional.empty();
    }
  }
}
