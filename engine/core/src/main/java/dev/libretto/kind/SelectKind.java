package dev.libretto.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libretto.definition.FieldType;
import dev.libretto.definition.FieldType.Option;
import dev.libretto.expression.Type;
import dev.libretto.json.Json;
import dev.libretto.json.JsonBytes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One of the options. */
public record SelectKind(FieldType.Select type) implements FieldKind {

  @Override
  public String name() {
    return "select";
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
    return new Keywords().json("enum", OptionKeywords.schema(type.options())).members();
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
    return new Keywords().json("options", OptionKeywords.page(type.options())).members();
  }

  @Override
  public Optional<String> misfit(Json value) {
    return Misfits.option(value, type.options());
  }

  @Override
  public Map<String, Bound> bounds() {
    return Map.of("options", new Bound.OneOf(OptionKeywords.values(type.options())));
  }

  @Override
  public List<Option> options() {
    return type.options();
  }

  @Override
  public long mostCharacters() {
    return type.options().stream().map(Option::value).mapToInt(String::length).max().orElse(0);
  }
}
