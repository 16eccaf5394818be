package dev.libretto.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libretto.definition.FieldType;
import dev.libretto.expression.Type;
import dev.libretto.json.Json;
import dev.libretto.json.JsonBytes;
import java.util.Map;
import java.util.Optional;

/** The rows of another table whose relation leads here, by their ids. Nothing of it is stored. */
public record InverseKind(FieldType.Inverse type) implements FieldKind {

  @Override
  public String name() {
    return "relation";
  }

  @Override
  public Type valueType() {
    return IdLists.TEXTS;
  }

  @Override
  public Column column() {
    return Column.of(ColumnType.UUID_LIST);
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
    return IdLists.read(node);
  }

  @Override
  public String expected() {
    return "It is worked out by the engine";
  }

  @Override
  public Optional<Object> parse(String text) {
    return Optional.empty();
  }

  @Override
  public String comparand() {
    return IdLists.COMPARAND;
  }

  @Override
  public void write(Object value, JsonBytes out) {
    IdLists.write(value, out);
  }

  @Override
  public Map<String, Json> pageKeywords() {
    return new Keywords().json("many", Json.of(true)).members();
  }

  @Override
  public Optional<String> misfit(Json value) {
    return Misfits.takesNone();
  }

  @Override
  public boolean isSortable() {
    return false;
  }

  /** It is as long as there are rows that lead here. */
  @Override
  public boolean isShort() {
    return false;
  }

  @Override
  public Optional<String> unfitForIndex() {
    return Optional.of("is the other direction of a relation and not stored");
  }

  @Override
  public Optional<String> unfitForTitle() {
    return Optional.of("a list of other rows");
  }

  @Override
  public Optional<String> unfitForEffect() {
    return Optional.of("is the other direction of a relation");
  }
}
