package dev.libretto.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.libretto.definition.FieldType;
import dev.libretto.expression.Type;
import dev.libretto.json.Json;
import dev.libretto.json.JsonBytes;
import java.util.Map;
import java.util.Optional;

/** Yes or no. */
public record BoolKind(FieldType.Bool type) implements FieldKind {

  @Override
  public String name() {
    return "boolean";
  }

  @Override
  public Type valueType() {
    return Type.Scalar.BOOLEAN;
  }

  @Override
  public Column column() {
    return Column.of(ColumnType.BOOLEAN);
  }

  @Override
  public Map<String, Json> schema() {
    return Keywords.ofType("boolean").members();
  }

  @Override
  public Optional<Object> read(JsonNode node) {
    return node.isBoolean() ? Optional.of(node.booleanValue()) : Optional.empty();
  }

  @Override
  public String expected() {
    return "It must be true or false";
  }

  @Override
  public Optional<Object> parse(String text) {
    return switch (text) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  @Override
  public String comparand() {
    return "true or false";
  }

  @Override
  public void write(Object value, JsonBytes out) {
    out.bool((Boolean) value);
  }

  @Override
  public Optional<JsonNode> cell(String cell) {
    return parse(cell).map(truth -> JsonNodeFactory.instance.booleanNode((Boolean) truth));
  }

  @Override
  public Optional<String> misfit(Json value) {
    return value instanceof Json.Bool ? Optional.empty() : Optional.of("it is not true or false");
  }

  @Override
  public Optional<String> unfitForTitle() {
    return Optional.of("yes or no");
  }
}
