package dev.libretto.kind;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.libretto.definition.FieldType;
import dev.libretto.expression.Type;
import dev.libretto.json.Json;
import dev.libretto.json.JsonBytes;
import java.util.Map;
import java.util.Optional;

/** A list of so many numbers, each of the precision of a float. */
public record VectorKind(FieldType.Vector type) implements FieldKind {

  private static final JsonMapper MAPPER = new JsonMapper();

  @Override
  public String name() {
    return "vector";
  }

  @Override
  public Type valueType() {
    return Type.Scalar.JSON;
  }

  @Override
  public Column column() {
    return Column.of(ColumnType.FLOAT4_LIST);
  }

  @Override
  public Map<String, Json> schema() {
    return Keywords.ofType("array")
        .json("items", new Json.Obj(Map.of("type", Json.of("number"))))
        .number("minItems", type.dimensions())
        .number("maxItems", type.dimensions())
        .members();
  }

  @Override
  public Optional<Object> read(JsonNode node) {
    if (!node.isArray() || node.size() != type.dimensions()) {
      return Optional.empty();
    }
    var numbers = new Float[node.size()];
    for (var index = 0; index < numbers.length; index++) {
      var number = node.get(index).floatValue();
      if (!node.get(index).isNumber() || !Float.isFinite(number)) {
        return Optional.empty();
      }
      numbers[index] = number;
    }
    return Optional.of(numbers);
  }

  @Override
  public String expected() {
    return "It must be a list of " + type.dimensions() + " numbers";
  }

  @Override
  public Optional<Object> parse(String text) {
    return Optional.empty();
  }

  @Override
  public String comparand() {
    return "is.null alone";
  }

  @Override
  public void write(Object value, JsonBytes out) {
    out.raw('[');
    var first = true;
    for (var number : (Float[]) value) {
      if (!first) {
        out.raw(',');
      }
      first = false;
      FloatText.write(number, number.toString(), out);
    }
    out.raw(']');
  }

  @Override
  public Optional<String> misfit(Json value) {
    return Misfits.takesNone();
  }

  /** A JSON array. */
  @Override
  public Optional<JsonNode> cell(String cell) {
    try {
      return Optional.ofNullable(MAPPER.readTree(cell));
    } catch (JsonProcessingException _) {
      return Optional.empty();
    }
  }

  @Override
  public Map<String, Json> pageKeywords() {
    return new Keywords().number("dimensions", type.dimensions()).members();
  }

  @Override
  public Map<String, Json> otherKeywords() {
    return Map.of("metric", Json.of(type.metric().name()));
  }

  @Override
  public boolean isInEverything() {
    return false;
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
    return Optional.of("is a vector");
  }

  @Override
  public Optional<String> unfitForTitle() {
    return Optional.of("a vector");
  }

  @Override
  public Optional<String> unfitForEffect() {
    return Optional.of("is no result of an expression");
  }
}
