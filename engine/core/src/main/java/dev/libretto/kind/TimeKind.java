package dev.libretto.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libretto.definition.FieldType;
import dev.libretto.expression.Type;
import dev.libretto.json.Json;
import dev.libretto.json.JsonBytes;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;

/** A time of day without a zone. */
public record TimeKind(FieldType.Time type) implements FieldKind {

  private static final String EXAMPLE = "a time such as 18:30:00";

  @Override
  public String name() {
    return "time";
  }

  @Override
  public Type valueType() {
    return Type.Scalar.TIME;
  }

  @Override
  public Column column() {
    return Column.of(ColumnType.TIME);
  }

  @Override
  public Map<String, Json> schema() {
    return Keywords.ofType("string").text("pattern", TextForm.TIME).members();
  }

  @Override
  public Optional<Object> read(JsonNode node) {
    return node.isTextual() ? parse(node.textValue()) : Optional.empty();
  }

  @Override
  public String expected() {
    return "It must be " + EXAMPLE;
  }

  @Override
  public Optional<Object> parse(String text) {
    return Optional.ofNullable(Rfc3339.time(text));
  }

  @Override
  public String comparand() {
    return EXAMPLE;
  }

  @Override
  public void write(Object value, JsonBytes out) {
    out.raw('"');
    ClockText.time((LocalTime) value, out);
    out.raw('"');
  }

  @Override
  public Optional<String> misfit(Json value) {
    return Misfits.form(value, TextForm.TIME, EXAMPLE);
  }
}
