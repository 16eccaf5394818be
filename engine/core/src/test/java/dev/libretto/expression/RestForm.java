package dev.libretto.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.libretto.expression.Type.ListOf;
import dev.libretto.expression.Type.Scalar;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values of expressions from and to the JSON that the REST API and the vectors write. */
public final class RestForm {

  private RestForm() {}

  /** The value an evaluator expects for a field of the type. */
  public static @Nullable Object read(JsonNode json, Type type) {
    if (json.isNull() || json.isMissingNode()) {
      return null;
    }
    return switch (type) {
      case Scalar.BOOLEAN -> json.booleanValue();
      case Scalar.INTEGER -> json.longValue();
      case Scalar.DECIMAL -> new BigDecimal(json.asText());
      case Scalar.TEXT -> json.textValue();
      case Scalar.DATE -> LocalDate.parse(json.textValue());
      case Scalar.TIME -> LocalTime.parse(json.textValue());
      case Scalar.DATE_TIME -> Instant.parse(json.textValue());
      case Scalar.DURATION -> Durations.parse(json.textValue()).orElseThrow();
      case Scalar.JSON, Scalar.NULL -> json.toString();
      case ListOf(var element) -> {
        var items = new ArrayList<@Nullable Object>();
        json.forEach(item -> items.add(read(item, element)));
        yield items;
      }
    };
  }

  /** The same for a value of a type: a duration is a number inside and a text outside. */
  public static JsonNode write(@Nullable Object value, Type type) {
    if (type == Scalar.DURATION && value instanceof Long micros) {
      return JsonNodeFactory.instance.textNode(Durations.text(micros));
    }
    if (type instanceof ListOf(var element) && value instanceof List<?> items) {
      var array = JsonNodeFactory.instance.arrayNode();
      items.forEach(item -> array.add(write(item, element)));
      return array;
    }
    return write(value);
  }

  /** What the browser and REST would answer for a value; decimals without trailing zeros. */
  public static JsonNode write(@Nullable Object value) {
    var nodes = JsonNodeFactory.instance;
    return switch (value) {
      case null -> nodes.nullNode();
      case Boolean truth -> nodes.booleanNode(truth);
      case Long number -> nodes.numberNode(number);
      case BigDecimal number -> nodes.textNode(Numbers.text(number));
      case LocalTime time -> nodes.textNode(Dates.text(time));
      case Instant instant -> nodes.textNode(Dates.text(instant));
      case List<?> items -> {
        var array = nodes.arrayNode();
        items.forEach(item -> array.add(write(item)));
        yield array;
      }
      default -> nodes.textNode(value.toString());
    };
  }
}
