package dev.libretto.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libretto.definition.FieldType;
import dev.libretto.expression.Type;
import dev.libretto.json.Json;
import dev.libretto.json.JsonBytes;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A whole number. */
public record IntegerKind(FieldType.IntegerNumber type) implements FieldKind {

  @Override
  public String name() {
    return "integer";
  }

  @Override
  public Type valueType() {
    return Type.Scalar.INTEGER;
  }

  @Override
  public Column column() {
    return Column.of(ColumnType.INTEGER);
  }

  @Override
  public Map<String, Json> schema() {
    return Keywords.ofType("integer")
        .number("minimum", type.minimum())
        .number("maximum", type.maximum())
        .number("multipleOf", type.multipleOf())
        .members();
  }

  @Override
  public Optional<Object> read(JsonNode node) {
    return WholeNumbers.read(node);
  }

  @Override
  public String expected() {
    return "It must be a whole number";
  }

  @Override
  public Optional<Object> parse(String text) {
    return WholeNumbers.parse(text);
  }

  @Override
  public String comparand() {
    return "a whole number such as 4";
  }

  @Override
  public void write(Object value, JsonBytes out) {
    WholeNumbers.write(value, out);
  }

  @Override
  public Optional<JsonNode> cell(String cell) {
    return WholeNumbers.cell(cell);
  }

  @Override
  public Map<String, Json> pageKeywords() {
    return new Keywords()
        .digits("minimum", type.minimum())
        .digits("maximum", type.maximum())
        .digits("multipleOf", type.multipleOf())
        .members();
  }

  @Override
  public String columnText(Json value) {
    // JSON writes 4 as 4.0 as well, which PostgreSQL does not read as a whole number.
    return value instanceof Json.Num(var number)
        ? number.toBigIntegerExact().toString()
        : JsonScalar.text(value);
  }

  @Override
  public Optional<String> misfit(Json value) {
    if (!(value instanceof Json.Num(BigDecimal number))) {
      return Optional.of("it is not a whole number");
    }
    var step = type.multipleOf();
    return step != null && number.longValueExact() % step != 0
        ? Optional.of("it is not a multiple of " + step)
        : Misfits.outside(number, exact(type.minimum()), exact(type.maximum()));
  }

  @Override
  public Optional<Contradiction> contradiction() {
    var least = type.minimum();
    var most = type.maximum();
    var step = type.multipleOf();
    var order = Contradictions.ofOrder(least, most);
    return order.isEmpty()
            && least != null
            && most != null
            && step != null
            && Math.floorDiv(most, step) * step < least
        ? Optional.of(
            new Contradiction(
                "multipleOf", "no multiple of " + step + " lies between " + least + " and " + most))
        : order;
  }

  @Override
  public Map<String, Bound> bounds() {
    var bounds = new LinkedHashMap<String, Bound>();
    if (type.minimum() != null) {
      bounds.put("minimum", new Bound.Minimum(BigDecimal.valueOf(type.minimum())));
    }
    if (type.maximum() != null) {
      bounds.put("maximum", new Bound.Maximum(BigDecimal.valueOf(type.maximum())));
    }
    if (type.multipleOf() != null) {
      bounds.put("multipleOf", new Bound.MultipleOf(type.multipleOf()));
    }
    return bounds;
  }

  private static @Nullable BigDecimal exact(@Nullable Long bound) {
    return bound == null ? null : BigDecimal.valueOf(bound);
  }
}
