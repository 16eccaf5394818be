package dev.libretto.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libretto.definition.FieldType;
import dev.libretto.expression.Type;
import dev.libretto.json.Json;
import dev.libretto.json.JsonBytes;
import java.util.Map;
import java.util.Optional;

/** Several values of another kind, one from each of several rows. No field is declared as such. */
public record ListKind(FieldKind element) implements FieldKind {

  @Override
  public FieldType type() {
    return element.type();
  }

  @Override
  public String name() {
    return element.name();
  }

  @Override
  public Type valueType() {
    return new Type.ListOf(element.valueType());
  }

  @Override
  public Column column() {
    return Column.of(element.column().type().listed());
  }

  @Override
  public Map<String, Json> schema() {
    return Map.of();
  }

  @Override
  public Optional<Object> read(JsonNode node) {
    return Optional.empty();
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
    return "cs.{a,b} or ov.{a,b}";
  }

  @Override
  public void write(Object value, JsonBytes out) {
    out.raw('[');
    var first = true;
    for (var item : (Object[]) value) {
      if (!first) {
        out.raw(',');
      }
      first = false;
      element.write(item, out);
    }
    out.raw(']');
  }

  @Override
  public Map<String, Json> pageKeywords() {
    return element.pageKeywords();
  }

  @Override
  public Optional<String> misfit(Json value) {
    return Misfits.takesNone();
  }

  @Override
  public boolean isSortable() {
    return false;
  }

  @Override
  public Optional<String> unfitForIndex() {
    return Optional.of("is a list");
  }

  @Override
  public Optional<String> unfitForTitle() {
    return Optional.of("a list");
  }
}
