package dev.libretto.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libretto.definition.FieldType;
import dev.libretto.expression.Type;
import dev.libretto.json.Json;
import dev.libretto.json.JsonBytes;
import java.util.Map;
import java.util.Optional;

/** A number the engine gives to each new row, bare or within a text. */
public record AutoNumberKind(FieldType.AutoNumber type) implements FieldKind {

  @Override
  public String name() {
    return "autoNumber";
  }

  @Override
  public Type valueType() {
    return isText() ? Type.Scalar.TEXT : Type.Scalar.INTEGER;
  }

  @Override
  public Column column() {
    return Column.of(isText() ? ColumnType.TEXT : ColumnType.INTEGER);
  }

  @Override
  public Map<String, Json> schema() {
    return Map.of();
  }

  @Override
  public Optional<Object> read(JsonNode node) {
    return isText() ? UnicodeText.read(node) : WholeNumbers.read(node);
  }

  @Override
  public String expected() {
    return isText() ? "It must be text" : "It must be a whole number";
  }

  @Override
  public Optional<Object> parse(String text) {
    return isText() ? Optional.of(text) : WholeNumbers.parse(text);
  }

  @Override
  public String comparand() {
    return isText() ? "text" : "a whole number such as 4";
  }

  @Override
  public void write(Object value, JsonBytes out) {
    if (isText()) {
      UnicodeText.write(value, out);
    } else {
      WholeNumbers.write(value, out);
    }
  }

  @Override
  public Optional<JsonNode> cell(String cell) {
    return isText() ? FieldKind.super.cell(cell) : WholeNumbers.cell(cell);
  }

  @Override
  public Optional<String> misfit(Json value) {
    return Misfits.takesNone();
  }

  @Override
  public boolean isGivenByEngine() {
    return true;
  }

  @Override
  public Optional<String> unfitForEffect() {
    return Optional.of("is numbered by the engine");
  }

  @Override
  public Map<String, Json> pageKeywords() {
    return new Keywords().text("pattern", type.pattern()).members();
  }

  private boolean isText() {
    return type.pattern() != null;
  }
}
