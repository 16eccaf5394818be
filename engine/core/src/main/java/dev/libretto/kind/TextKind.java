package dev.libretto.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libretto.definition.FieldType;
import dev.libretto.expression.Type;
import dev.libretto.json.Json;
import dev.libretto.json.JsonBytes;
import java.util.Map;
import java.util.Optional;

/** One line of text. */
public record TextKind(FieldType.Text type) implements FieldKind {

  @Override
  public String name() {
    return "text";
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
    return lengths().keywords(Keywords.ofType("string")).text("pattern", type.pattern()).members();
  }

  @Override
  public Optional<Object> read(JsonNode node) {
    return UnicodeText.read(node);
  }

  @Override
  public String expected() {
    return type.pattern() == null ? "It must be text" : "It must have the form " + type.pattern();
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
    return lengths().keywords(new Keywords()).text("pattern", type.pattern()).members();
  }

  @Override
  public Optional<String> misfit(Json value) {
    return Misfits.text(value, type.minLength(), type.maxLength(), type.pattern());
  }

  @Override
  public Optional<Contradiction> contradiction() {
    return Contradictions.ofLengths(type.minLength(), type.maxLength());
  }

  @Override
  public Map<String, Bound> bounds() {
    var bounds = lengths().bounds();
    if (type.pattern() != null) {
      bounds.put("pattern", new Bound.Pattern(type.pattern()));
    }
    return bounds;
  }

  @Override
  public long mostCharacters() {
    if (type.maxLength() != null) {
      return type.maxLength();
    }
    // A pattern mostly bounds the length too, and telling when would be guesswork.
    return type.pattern() == null ? Integer.MAX_VALUE : 0;
  }

  private Lengths lengths() {
    return new Lengths(type.minLength(), type.maxLength());
  }
}
