package dev.libretto.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.libretto.definition.FieldType;
import dev.libretto.expression.Type;
import dev.libretto.json.Json;
import dev.libretto.json.JsonBytes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A point on the earth, as the API knows it from GeoJSON (RFC 7946): longitude first. */
public record GeoKind(FieldType.Geo type) implements FieldKind {

  @Override
  public String name() {
    return "geo";
  }

  @Override
  public Type valueType() {
    return Type.Scalar.JSON;
  }

  @Override
  public Column column() {
    return Column.of(ColumnType.FLOAT8_LIST);
  }

  @Override
  public Map<String, Json> schema() {
    var numbers = Map.<String, Json>of("type", Json.of("number"));
    var coordinates =
        Keywords.ofType("array")
            .json("items", new Json.Obj(numbers))
            .number("minItems", 2)
            .number("maxItems", 2)
            .members();
    var properties =
        new Keywords()
            .json("type", new Json.Obj(Map.of("const", Json.of("Point"))))
            .json("coordinates", new Json.Obj(coordinates))
            .members();
    return Keywords.ofType("object")
        .json("properties", new Json.Obj(properties))
        .json("required", new Json.Arr(List.of(Json.of("type"), Json.of("coordinates"))))
        .json("additionalProperties", Json.of(false))
        .members();
  }

  @Override
  public Optional<Object> read(JsonNode node) {
    var point = node.path("coordinates");
    if (!node.path("type").asText().equals("Point") || point.size() != 2) {
      return Optional.empty();
    }
    return point.get(0).isNumber() && point.get(1).isNumber()
        ? point(point.get(0).doubleValue(), point.get(1).doubleValue())
        : Optional.empty();
  }

  @Override
  public String expected() {
    return "It must be a point such as {\"type\": \"Point\", \"coordinates\": [13.4, 52.5]}, with a longitude"
        + " within 180 and a latitude within 90 degrees";
  }

  @Override
  public Optional<Object> parse(String text) {
    return Optional.empty();
  }

  @Override
  public String comparand() {
    return "within.(longitude,latitude,metres)";
  }

  @Override
  public void write(Object value, JsonBytes out) {
    var point = (Double[]) value;
    out.raw("{\"type\":\"Point\",\"coordinates\":[");
    FloatText.write(point[0], point[0].toString(), out);
    out.raw(',');
    FloatText.write(point[1], point[1].toString(), out);
    out.raw("]}");
  }

  @Override
  public Optional<String> misfit(Json value) {
    return Misfits.takesNone();
  }

  /** Longitude and latitude with a space or a comma between them. */
  @Override
  public Optional<JsonNode> cell(String cell) {
    var parts = cell.strip().split("\\s*,\\s*|\\s+", -1);
    if (parts.length != 2) {
      return Optional.empty();
    }
    try {
      var point = JsonNodeFactory.instance.objectNode().put("type", "Point");
      point
          .putArray("coordinates")
          .add(Double.parseDouble(parts[0]))
          .add(Double.parseDouble(parts[1]));
      return Optional.of(point);
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  /** The point as its column holds it, or nothing where there is none on the earth. */
  public static Optional<Object> point(double longitude, double latitude) {
    return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90
        ? Optional.of(new Double[] {longitude, latitude})
        : Optional.empty();
  }

  @Override
  public boolean isSortable() {
    return false;
  }

  @Override
  public Optional<String> unfitForIndex() {
    return Optional.of("is a point");
  }

  @Override
  public Optional<String> unfitForTitle() {
    return Optional.of("a point");
  }

  @Override
  public Optional<String> unfitForEffect() {
    return Optional.of("is no result of an expression");
  }
}
