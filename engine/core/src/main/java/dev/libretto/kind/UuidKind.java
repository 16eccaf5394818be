package dev.libretto.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libretto.definition.FieldType;
import dev.libretto.expression.Type;
import dev.libretto.json.Json;
import dev.libretto.json.JsonBytes;
import java.util.Map;
import java.util.Optional;

/** A UUID. */
public record UuidKind(FieldType.Uuid type) implements FieldKind {

  @Override
  public String name() {
    return "uuid";
  }

  /** Expressions know ids as texts. */
  @Override
  public Type valueType() {
    return Type.Scalar.TEXT;
  }

  @Override
  public Column column() {
    return Column.of(ColumnType.UUID);
  }

  @Override
  public Map<String, Json> schema() {
    return Uuids.schema();
  }

  @Override
  public Optional<Object> read(JsonNode node) {
    return Uuids.read(node);
  }

  @Override
  public String expected() {
    return "It must be a UUID";
  }

  @Override
  public Optional<Object> parse(String text) {
    return Uuids.value(text);
  }

  @Override
  public String comparand() {
    return "a UUID";
  }

  @Override
  public void write(Object value, JsonBytes out) {
    Uuids.write(value, out);
  }

  @Override
  public Optional<String> misfit(Json value) {
    return Misfits.form(value, TextForm.UUID, "a lower-case UUID");
  }

  @Override
  public boolean isShort() {
    return false;
  }

  @Override
  public Optional<String> unfitForEffect() {
    return Optional.of("is no result of an expression");
  }
}
