package dev.libretto.kind;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.libretto.definition.FieldType;
import dev.libretto.expression.Type;
import dev.libretto.json.Json;
import dev.libretto.json.JsonBytes;
import dev.libretto.json.JsonText;
import java.util.Map;
import java.util.Optional;

/** Any JSON value. */
public record JsonKind(FieldType.JsonValue type) implements FieldKind {

  private static final JsonMapper MAPPER = new JsonMapper();

  @Override
  public String name() {
    return "json";
  }

  @Override
  public Type valueType() {
    return Type.Scalar.JSON;
  }

  @Override
  public Column column() {
    return Column.of(ColumnType.JSON);
  }

  @Override
  public String columnText(Json value) {
    return JsonText.of(value);
  }

  @Override
  public Map<String, Json> schema() {
    return Map.of();
  }

  @Override
  public Optional<Object> read(JsonNode node) {
    return UnicodeText.isUnicode(node) ? Optional.of(node.toString()) : Optional.empty();
  }

  @Override
  public String expected() {
    return "It must be JSON without NUL characters";
  }

  @Override
  public Optional<Object> parse(String text) {
    return Optional.empty();
  }

  @Override
  public String comparand() {
    return "is.null alone";
  }

  /** PostgreSQL has written it: statements cast the column to text. */
  @Override
  public void write(Object value, JsonBytes out) {
    out.json((String) value);
  }

  @Override
  public Optional<JsonNode> cell(String cell) {
    try {
      return Optional.ofNullable(MAPPER.readTree(cell));
    } catch (JsonProcessingException _) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<String> misfit(Json value) {
    return Optional.empty();
  }

  @Override
  public boolean isSortable() {
    return false;
  }

  @Override
  public boolean isShort() {
    return false;
  }

  @Override
  public Optional<String> unfitForIndex() {
    return Optional.of("is any JSON");
  }

  @Override
  public Optional<String> unfitForTitle() {
    return Optional.of("any JSON");
  }

  @Override
  public Optional<String> unfitForEffect() {
    return Optional.of("is no result of an expression");
  }
}
