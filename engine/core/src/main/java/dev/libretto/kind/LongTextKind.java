package dev.libretto.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libretto.definition.FieldType;
import dev.libretto.expression.Type;
import dev.libretto.json.Json;
import dev.libretto.json.JsonBytes;
import java.util.Map;
import java.util.Optional;

/** Text of several lines. */
public record LongTextKind(FieldType.LongText type) implements FieldKind {

  @Override
  public String name() {
    return "longText";
  }

  @Override
  public Type valueType() {
    return Type.Scalar.TEXT;
  }

  @Override
  public Column column() {
    return Column.of(ColumnType.TEXT);
  }

  @Override
  public Map<String, Json> schema() {
    return lengths().schema();
  }

  @Override
  public Optional<Object> read(JsonNode node) {
    return UnicodeText.read(node);
  }

  @Override
  public String expected() {
    return "It must be text";
  }

  @Override
  public Optional<Object> parse(String text) {
    return Optional.of(text);
  }

  @Override
  public String comparand() {
    return "text";
  }

  @Override
  public void write(Object value, JsonBytes out) {
    UnicodeText.write(value, out);
  }

  @Override
  public Map<String, Json> pageKeywords() {
    return lengths().pageKeywords();
  }

  @Override
  public Optional<String> misfit(Json value) {
    return Misfits.text(value, type.minLength(), type.maxLength(), null);
  }

  @Override
  public Optional<Contradiction> contradiction() {
    return Contradictions.ofLengths(type.minLength(), type.maxLength());
  }

  @Override
  public Map<String, Bound> bounds() {
    return lengths().bounds();
  }

  @Override
  public boolean isShort() {
    return false;
  }

  @Override
  public Optional<String> unfitForIndex() {
    return Optional.of("is text of any length");
  }

  @Override
  public Optional<String> unfitForTitle() {
    return Optional.of("text of several lines");
  }

  private Lengths lengths() {
    return new Lengths(type.minLength(), type.maxLength());
  }
}
