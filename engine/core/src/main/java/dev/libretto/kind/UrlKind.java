package dev.libretto.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libretto.definition.FieldType;
import dev.libretto.expression.Type;
import dev.libretto.json.Json;
import dev.libretto.json.JsonBytes;
import java.util.Map;
import java.util.Optional;

/** An absolute http or https address. */
public record UrlKind(FieldType.Url type) implements FieldKind {

  @Override
  public String name() {
    return "url";
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
    return Keywords.ofType("string").text("pattern", TextForm.URL).members();
  }

  @Override
  public Optional<Object> read(JsonNode node) {
    return UnicodeText.read(node);
  }

  @Override
  public String expected() {
    return "It must be an address such as https://example.org";
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
  public Optional<String> misfit(Json value) {
    return Misfits.form(value, TextForm.URL, "an http or https address");
  }

  @Override
  public long mostCharacters() {
    return Integer.MAX_VALUE;
  }
}
