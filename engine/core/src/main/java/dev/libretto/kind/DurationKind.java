package dev.libretto.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libretto.definition.FieldType;
import dev.libretto.expression.Durations;
import dev.libretto.expression.Type;
import dev.libretto.json.Json;
import dev.libretto.json.JsonBytes;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A length of time, counted in microseconds. */
public record DurationKind(FieldType.Duration type) implements FieldKind {

  private static final String EXAMPLE = "a length of time such as PT1H30M";

  @Override
  public String name() {
    return "duration";
  }

  @Override
  public Type valueType() {
    return Type.Scalar.DURATION;
  }

  @Override
  public Column column() {
    return Column.of(ColumnType.INTEGER);
  }

  @Override
  public Map<String, Json> schema() {
    return Keywords.ofType("string").text("pattern", TextForm.DURATION).members();
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
    return isIso(text) ? Durations.parse(text).map(micros -> micros) : Optional.empty();
  }

  @Override
  public String comparand() {
    return EXAMPLE;
  }

  @Override
  public void write(Object value, JsonBytes out) {
    out.raw('"');
    out.raw(Durations.text(((Number) value).longValue()));
    out.raw('"');
  }

  @Override
  public Optional<String> misfit(Json value) {
    if (!(value instanceof Json.Str(String text))) {
      return Optional.of("it is not " + EXAMPLE);
    }
    return parse(text)
        .map(micros -> fault(micros).map(_ -> "it is out of the field's bounds"))
        .orElse(Optional.of("it is not " + EXAMPLE));
  }

  /** The bounds are not in the schema: to it, a length of time is a string. */
  @Override
  public Optional<String> fault(Object value) {
    var micros = (Long) value;
    var least = micros(type.minimum());
    var most = micros(type.maximum());
    if (least != null && micros < least) {
      return Optional.of("The shortest allowed is " + type.minimum());
    }
    return most != null && micros > most
        ? Optional.of("The longest allowed is " + type.maximum())
        : Optional.empty();
  }

  @Override
  public String columnText(Json value) {
    return Durations.parse(JsonScalar.text(value)).orElseThrow().toString();
  }

  @Override
  public Map<String, Json> pageKeywords() {
    return new Keywords().text("minimum", type.minimum()).text("maximum", type.maximum()).members();
  }

  @Override
  public Map<String, String> unfitBounds() {
    var unfit = new LinkedHashMap<String, String>();
    if (type.minimum() != null && micros(type.minimum()) == null) {
      unfit.put("minimum", "it is not " + EXAMPLE);
    }
    if (type.maximum() != null && micros(type.maximum()) == null) {
      unfit.put("maximum", "it is not " + EXAMPLE);
    }
    return unfit;
  }

  @Override
  public Optional<Contradiction> contradiction() {
    return Contradictions.ofOrder(micros(type.minimum()), micros(type.maximum()));
  }

  @Override
  public Map<String, Bound> bounds() {
    var bounds = new LinkedHashMap<String, Bound>();
    var least = micros(type.minimum());
    var most = micros(type.maximum());
    if (least != null) {
      bounds.put("minimum", new Bound.Minimum(BigDecimal.valueOf(least)));
    }
    if (most != null) {
      bounds.put("maximum", new Bound.Maximum(BigDecimal.valueOf(most)));
    }
    return bounds;
  }

  /** Expressions read the form of Go too; the API keeps to the one of ISO 8601. */
  private static boolean isIso(String text) {
    return text.startsWith("P") || text.startsWith("-P");
  }

  /** Null also for a bound that cannot be read, which {@link #unfitBounds} reports. */
  private static @Nullable Long micros(@Nullable String text) {
    return text != null && isIso(text) ? Durations.parse(text).orElse(null) : null;
  }
}
