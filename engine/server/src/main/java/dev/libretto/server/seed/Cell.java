package dev.libretto.server.seed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.libretto.definition.FieldType;
import java.util.Optional;

/** The JSON value a cell's text stands for. Whether the value fits its field, the rows decide. */
final class Cell {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final String SEPARATOR = ";";

  private Cell() {}

  /** The value, or empty where the text is none of the field's type. */
  static Optional<JsonNode> read(FieldType type, String text) {
    return switch (type) {
      case FieldType.IntegerNumber _, FieldType.AutoNumber _ -> integer(text);
      case FieldType.Bool _ -> bool(text);
      case FieldType.MultiSelect _ -> {
        var items = JSON.arrayNode();
        for (var item : text.split(SEPARATOR)) {
          items.add(item.strip());
        }
        yield Optional.of(items);
      }
      case FieldType.JsonValue _ -> json(text);
      case FieldType.Text _,
          FieldType.LongText _,
          FieldType.Markdown _,
          FieldType.DecimalNumber _,
          FieldType.Money _,
          FieldType.Date _,
          FieldType.Time _,
          FieldType.DateTime _,
          FieldType.Email _,
          FieldType.Url _,
          FieldType.Select _,
          FieldType.Relation _,
          FieldType.Uuid _,
          FieldType.Computed _ ->
          Optional.of(JSON.textNode(text));
    };
  }

  private static Optional<JsonNode> integer(String text) {
    return text.matches("-?[0-9]{1,18}")
        ? Optional.of(JSON.numberNode(Long.parseLong(text)))
        : Optional.empty();
  }

  private static Optional<JsonNode> bool(String text) {
    return switch (text) {
      case "true" -> Optional.of(JSON.booleanNode(true));
      case "false" -> Optional.of(JSON.booleanNode(false));
      default -> Optional.empty();
    };
  }

  private static Optional<JsonNode> json(String text) {
    try {
      return Optional.of(MAPPER.readTree(text));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
