package dev.libretto.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libretto.definition.FieldType;
import dev.libretto.expression.Type;
import dev.libretto.json.Json;
import dev.libretto.json.JsonBytes;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/** An instant, exact to the microsecond. */
public record DateTimeKind(FieldType.DateTime type) implements FieldKind {

  private static final String EXAMPLE = "an instant such as 2026-03-01T17:30:00Z";

  @Override
  public String name() {
    return "dateTime";
  }

  @Override
  public Type valueType() {
    return Type.Scalar.DATE_TIME;
  }

  @Override
  public Column column() {
    return Column.of(ColumnType.DATE_TIME);
  }

  @Override
  public Map<String, Json> schema() {
    return Keywords.ofType("string").text("pattern", TextForm.DATE_TIME).members();
  }

  @Override
  public Optional<Object> read(JsonNode node) {
    return node.isTextual()
        ? Optional.ofNullable(Rfc3339.instant(node.textValue()))
        : Optional.empty();
  }

  @Override
  public String expected() {
    return "It must be " + EXAMPLE;
  }

  /** In an address a plus sign that was not encoded has become a space. */
  @Override
  public Optional<Object> parse(String text) {
    return Optional.ofNullable(Rfc3339.instant(text.replace(' ', '+')));
  }

  @Override
  public String comparand() {
    return EXAMPLE;
  }

  /** In UTC. */
  @Override
  public void write(Object value, JsonBytes out) {
    var utc = ((OffsetDateTime) value).withOffsetSameInstant(ZoneOffset.UTC);
    out.raw('"');
    ClockText.date(utc.toLocalDate(), out);
    out.raw('T');
    ClockText.time(utc.toLocalTime(), out);
    out.raw('Z');
    out.raw('"');
  }

  @Override
  public Optional<String> misfit(Json value) {
    return Misfits.form(value, TextForm.DATE_TIME, EXAMPLE, OffsetDateTime::parse);
  }
}
