package dev.libretto.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libretto.definition.FieldType;
import dev.libretto.expression.Type;
import dev.libretto.json.Json;
import dev.libretto.json.JsonBytes;
import java.util.Map;
import java.util.Optional;

/** An amount in one currency, with that currency's minor digits. */
public record MoneyKind(FieldType.Money type) implements FieldKind {

  @Override
  public String name() {
    return "money";
  }

  @Override
  public Type valueType() {
    return Type.Scalar.DECIMAL;
  }

  @Override
  public Column column() {
    return Column.decimal(30, scale());
  }

  @Override
  public Map<String, Json> schema() {
    return ExactNumbers.schema();
  }

  @Override
  public Optional<Object> read(JsonNode node) {
    return ExactNumbers.read(node);
  }

  @Override
  public Optional<String> fault(Object value) {
    return numbers().fault(value);
  }

  @Override
  public String expected() {
    return "It must be an amount in " + type.currency();
  }

  @Override
  public Optional<Object> parse(String text) {
    return ExactNumbers.parse(text);
  }

  @Override
  public String comparand() {
    return "a number such as 12.50";
  }

  @Override
  public void write(Object value, JsonBytes out) {
    ExactNumbers.write(value, out);
  }

  @Override
  public Map<String, Json> pageKeywords() {
    return numbers().pageKeywords(new Keywords().text("currency", type.currency())).members();
  }

  @Override
  public Optional<String> misfit(Json value) {
    return numbers().misfit(value);
  }

  @Override
  public Map<String, String> unfitBounds() {
    return numbers().unfitBounds();
  }

  @Override
  public Optional<Contradiction> contradiction() {
    return Contradictions.ofOrder(type.minimum(), type.maximum());
  }

  @Override
  public Map<String, Bound> bounds() {
    return numbers().bounds();
  }

  private ExactNumbers numbers() {
    return new ExactNumbers(scale(), type.minimum(), type.maximum());
  }

  /** A currency nobody knows is reported as such; meanwhile its amounts are like most. */
  private int scale() {
    return MinorDigits.of(type.currency()).orElse(2);
  }
}
