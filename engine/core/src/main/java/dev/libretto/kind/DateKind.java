package dev.libretto.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libretto.definition.FieldType;
import dev.libretto.expression.Type;
import dev.libretto.json.Json;
import dev.libretto.json.JsonBytes;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A calendar date. */
public record DateKind(FieldType.Date type) implements FieldKind {

  private static final String EXAMPLE = "a date such as 2026-03-01";

  @Override
  public String name() {
    return "date";
  }

  @Override
  public Type valueType() {
    return Type.Scalar.DATE;
  }

  @Override
  public Column column() {
    return Column.of(ColumnType.DATE);
  }

  @Override
  public Map<String, Json> schema() {
    return Keywords.ofType("string").text("pattern", TextForm.DATE).members();
  }

  @Override
  public Optional<Object> read(JsonNode node) {
    return node.isTextual() ? parse(node.textValue()) : Optional.empty();
  }

  /** The bounds are not in the schema: to it, a date is a string. */
  @Override
  public Optional<String> fault(Object value) {
    var date = (LocalDate) value;
    if (type.minimum() != null && date.isBefore(LocalDate.parse(type.minimum()))) {
      return Optional.of("The earliest allowed is " + type.minimum());
    }
    return type.maximum() != null && date.isAfter(LocalDate.parse(type.maximum()))
        ? Optional.of("The latest allowed is " + type.maximum())
        : Optional.empty();
  }

  @Override
  public String expected() {
    return "It must be " + EXAMPLE;
  }

  @Override
  public Optional<Object> parse(String text) {
    return Optional.ofNullable(Rfc3339.date(text));
  }

  @Override
  public String comparand() {
    return EXAMPLE;
  }

  @Override
  public void write(Object value, JsonBytes out) {
    out.raw('"');
    ClockText.date((LocalDate) value, out);
    out.raw('"');
  }

  @Override
  public Map<String, Json> pageKeywords() {
    return new Keywords().text("minimum", type.minimum()).text("maximum", type.maximum()).members();
  }

  @Override
  public Optional<String> misfit(Json value) {
    var misfit = formMisfit(value);
    return misfit.isEmpty() && value instanceof Json.Str(String text)
        ? Misfits.outside(text, type.minimum(), type.maximum())
        : misfit;
  }

  @Override
  public Map<String, String> unfitBounds() {
    var unfit = new LinkedHashMap<String, String>();
    if (type.minimum() != null) {
      formMisfit(Json.of(type.minimum())).ifPresent(reason -> unfit.put("minimum", reason));
    }
    if (type.maximum() != null) {
      formMisfit(Json.of(type.maximum())).ifPresent(reason -> unfit.put("maximum", reason));
    }
    return unfit;
  }

  @Override
  public Optional<Contradiction> contradiction() {
    return Contradictions.ofOrder(date(type.minimum()), date(type.maximum()));
  }

  @Override
  public Map<String, Bound> bounds() {
    var bounds = new LinkedHashMap<String, Bound>();
    if (type.minimum() != null) {
      bounds.put("minimum", new Bound.Earliest(type.minimum()));
    }
    if (type.maximum() != null) {
      bounds.put("maximum", new Bound.Latest(type.maximum()));
    }
    return bounds;
  }

  private static Optional<String> formMisfit(Json value) {
    return Misfits.form(value, TextForm.DATE, EXAMPLE, LocalDate::parse);
  }

  /** A date that cannot be read is for {@link #unfitBounds} to report. */
  private static @Nullable LocalDate date(@Nullable String text) {
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeParseException noDate) {
      return null;
    }
  }
}
