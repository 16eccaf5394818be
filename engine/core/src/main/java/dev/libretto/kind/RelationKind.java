package dev.libretto.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libretto.definition.FieldType;
import dev.libretto.expression.Type;
import dev.libretto.json.Json;
import dev.libretto.json.JsonBytes;
import java.util.Map;
import java.util.Optional;

/**
 * One row of another (or the same) table; CSV names it by key too, which is the load's to resolve.
 */
public record RelationKind(FieldType.Relation type) implements FieldKind {

  @Override
  public String name() {
    return "relation";
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
    return Misfits.takesNone();
  }

  @Override
  public Optional<String> unfitForTitle() {
    return Optional.of("another row");
  }

  @Override
  public Optional<String> unfitForEffect() {
    return Optional.of("refers to another row");
  }
}
