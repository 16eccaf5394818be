package dev.libretto.run.trigger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.libretto.expression.Evaluator;
import dev.libretto.expression.Type;
import dev.libretto.program.Field;
import dev.libretto.program.Table;
import dev.libretto.program.Trigger;
import dev.libretto.store.run.RowEvent;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A row as it was and as it became, out of what was written down of them with the event. */
final class RowImages {

  /** Amounts are exact, to the zeros at their end. */
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private final Table table;
  private final JsonNode changed;
  private final JsonNode row;

  private RowImages(Table table, JsonNode changed, JsonNode row) {
    this.table = table;
    this.changed = changed;
    this.row = row;
  }

  /** Those of an event about a row of the table. */
  static RowImages of(Table table, RowEvent event) {
    var before = read(event.before());
    // Of a row that is gone, what it was last is all there is.
    return event.after() == null
        ? new RowImages(table, JsonNodeFactory.instance.objectNode(), before)
        : new RowImages(table, before, read(event.after()));
  }

  private static ObjectNode read(@Nullable String json) {
    if (json == null) {
      return JsonNodeFactory.instance.objectNode();
    }
    try {
      return (ObjectNode) MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the database keeps JSON", e);
    }
  }

  /** Whether a field has another value than before. */
  boolean hasChanged(Field field) {
    var column = field.physicalName();
    return changed.has(column)
        && !changed.path(column).equals(RowImages::compare, row.path(column));
  }

  /** Numbers that differ in the digits they are written with are the same. */
  private static int compare(JsonNode one, JsonNode other) {
    return one.isNumber() && other.isNumber()
        ? one.decimalValue().compareTo(other.decimalValue())
        : one.equals(other) ? 0 : 1;
  }

  /** Whether any field has. */
  boolean hasChanged() {
    return table.fields().stream().anyMatch(this::hasChanged);
  }

  /** The row as expressions see it, the row as it was in names that begin with {@code old.}. */
  Evaluator.Row row() {
    return name ->
        name.startsWith(Trigger.OLD) ? old(name.substring(Trigger.OLD.length())) : value(name);
  }

  private @Nullable Object value(String name) {
    return value(field(name), row);
  }

  private @Nullable Object old(String name) {
    var field = field(name);
    return value(field, changed.has(field.physicalName()) ? changed : row);
  }

  /** The value of a field with a column, as expressions know it. */
  @Nullable Object value(Field field) {
    return value(field, row);
  }

  private Field field(String name) {
    return table.field(name).orElseThrow();
  }

  private static @Nullable Object value(Field field, JsonNode image) {
    var node = image.path(field.physicalName());
    if (node.isMissingNode() || node.isNull()) {
      return null;
    }
    return switch (field.expressionType()) {
      case Type.Scalar scalar ->
          switch (scalar) {
            case BOOLEAN -> node.booleanValue();
            case INTEGER, DURATION -> node.longValue();
            case DECIMAL -> node.decimalValue();
            case TEXT -> node.asText();
            case DATE -> LocalDate.parse(node.asText());
            case TIME -> LocalTime.parse(node.asText());
            case DATE_TIME -> OffsetDateTime.parse(node.asText()).toInstant();
            // Such a value can only be compared with null, and it is not null.
            case JSON -> node.toString();
            case NULL -> null;
          };
      case Type.ListOf _ -> texts(node);
    };
  }

  private static List<String> texts(JsonNode list) {
    var texts = new ArrayList<String>();
    list.forEach(item -> texts.add(Objects.requireNonNullElse(item.textValue(), item.toString())));
    return texts;
  }
}
