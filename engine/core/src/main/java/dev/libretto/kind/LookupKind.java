package dev.libretto.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libretto.definition.FieldType;
import dev.libretto.expression.Type;
import dev.libretto.json.Json;
import dev.libretto.json.JsonBytes;
import java.util.Map;
import java.util.Optional;

/** A field of a related row, read and compared like a value of that field; of several, a list. */
public record LookupKind(FieldType.Lookup type, FieldKind result) implements FieldKind {

  @Override
  public String name() {
    return "lookup";
  }

  @Override
  public Type valueType() {
    return result.valueType();
  }

  @Override
  public FieldKind source() {
    return result.source();
  }

  @Override
  public Column column() {
    return result.column();
  }

  @Override
  public boolean isColumn() {
    return false;
  }

  @Override
  public boolean isWorkedOut() {
    return true;
  }

  @Override
  public Map<String, Json> schema() {
    return Map.of();
  }

  @Override
  public Optional<Object> read(JsonNode node) {
    return result.read(node);
  }

  @Override
  public String expected() {
    return "It is worked out by the engine";
  }

  @Override
  public Optional<Object> parse(String text) {
    return result.parse(text);
  }

  @Override
  public String comparand() {
    return result.comparand();
  }

  @Override
  public void write(Object value, JsonBytes out) {
    result.write(value, out);
  }

  @Override
  public Map<String, Json> pageKeywords() {
    return result.pageKeywords();
  }

  @Override
  public Optional<String> misfit(Json value) {
    return Misfits.takesNone();
  }

  @Override
  public boolean isInEverything() {
    return result.isInEverything();
  }

  @Override
  public boolean isSortable() {
    return result.isSortable();
  }

  @Override
  public boolean isShort() {
    return result.isShort();
  }

  @Override
  public Optional<String> unfitForIndex() {
    return Optional.of("is shown from another row and not stored");
  }

  @Override
  public Optional<String> unfitForTitle() {
    return Optional.of("from another row");
  }

  @Override
  public Optional<String> unfitForEffect() {
    return Optional.of("is shown from another row");
  }
}
