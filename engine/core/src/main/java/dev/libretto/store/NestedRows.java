package dev.libretto.store;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.libretto.json.JsonBytes;
import dev.libretto.kind.ColumnType;
import dev.libretto.kind.FieldKind;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Writes embedded rows that come as JSON arrays of their values: each value in the form of its
 * field, as if it stood in a column.
 *
 * @param many whether there is a list of them
 * @param redacted whether the names of hidden members come last
 * @param chunk how many values each array within a row's array has; 0 where the values stand in the
 *     row's array themselves
 */
record NestedRows(boolean many, List<Part> parts, boolean redacted, int chunk) {

  /** Values of lists are trees of their own; all the rest is read as it comes. */
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              new JsonFactoryBuilder()
                  // The database wrote it, and what it may bring is bounded there.
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxStringLength(Integer.MAX_VALUE)
                          .maxNumberLength(Integer.MAX_VALUE)
                          .build())
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  NestedRows {
    parts = List.copyOf(parts);
  }

  /** A member of each row. */
  sealed interface Part {

    /** The member's name as JSON, with its colon. */
    byte[] key();

    static Part value(String key, FieldKind kind, ColumnType type) {
      return new Value(RowWriter.key(key), kind, type);
    }

    static Part rows(String key, NestedRows rows) {
      return new Rows(RowWriter.key(key), rows);
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Value(byte[] key, FieldKind kind, ColumnType type) implements Part {}

  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Rows(byte[] key, NestedRows rows) implements Part {}

  /** Writes what the database said. */
  void write(String json, JsonBytes out) {
    try (var parser = MAPPER.createParser(json)) {
      parser.nextToken();
      write(parser, out);
    } catch (IOException broken) {
      throw new IllegalStateException("not what the statement builds", broken);
    }
  }

  /** From the first token of the rows to their last. */
  private void write(JsonParser parser, JsonBytes out) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      out.nothing();
    } else if (many) {
      out.raw('[');
      for (boolean first = true; parser.nextToken() != JsonToken.END_ARRAY; first = false) {
        if (!first) {
          out.raw(',');
        }
        row(parser, out);
      }
      out.raw(']');
    } else {
      row(parser, out);
    }
  }

  private void row(JsonParser parser, JsonBytes out) throws IOException {
    out.raw('{');
    for (int index = 0; index < parts.size(); index++) {
      if (index > 0) {
        out.raw(',');
      }
      next(parser, index);
      part(parts.get(index), parser, out);
    }
    if (redacted) {
      next(parser, parts.size());
      redacted(parser, out);
    }
    if (chunk > 0) {
      parser.nextToken();
    }
    parser.nextToken();
    out.raw('}');
  }

  /** To the first token of a value, over the ends and beginnings of arrays within the row's. */
  private void next(JsonParser parser, int index) throws IOException {
    if (chunk > 0 && index % chunk == 0) {
      if (index > 0) {
        parser.nextToken();
      }
      parser.nextToken();
    }
    parser.nextToken();
  }

  private static void part(Part part, JsonParser parser, JsonBytes out) throws IOException {
    out.raw(part.key());
    switch (part) {
      case Rows(_, var rows) -> rows.write(parser, out);
      case Value(_, var kind, var type) -> {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
          out.nothing();
        } else {
          kind.write(value(type, MAPPER.readTree(parser)), out);
        }
      }
    }
  }

  private void redacted(JsonParser parser, JsonBytes out) throws IOException {
    boolean any = false;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (any) {
        out.raw(',');
      } else {
        out.raw(parts.isEmpty() ? "" : ",");
        out.raw(RowWriter.REDACTED);
        out.raw('[');
      }
      out.string(parser.getText());
      any = true;
    }
    if (any) {
      out.raw(']');
    }
  }

  /** The object the driver would give for a column of the type. */
  private static Object value(ColumnType type, JsonNode node) {
    return switch (type) {
      case TEXT, JSON -> node.textValue();
      case INTEGER -> node.longValue();
      case DECIMAL -> node.decimalValue();
      case BOOLEAN -> node.booleanValue();
      case DATE -> LocalDate.parse(node.textValue());
      case TIME -> LocalTime.parse(node.textValue());
      case DATE_TIME -> OffsetDateTime.parse(node.textValue());
      case UUID -> UUID.fromString(node.textValue());
      case TEXT_LIST -> list(node, JsonNode::textValue, String[]::new);
      case INTEGER_LIST -> list(node, JsonNode::longValue, Long[]::new);
      case DECIMAL_LIST -> list(node, JsonNode::decimalValue, BigDecimal[]::new);
      case BOOLEAN_LIST -> list(node, JsonNode::booleanValue, Boolean[]::new);
      case DATE_LIST -> list(node, one -> LocalDate.parse(one.textValue()), LocalDate[]::new);
      case TIME_LIST -> list(node, one -> LocalTime.parse(one.textValue()), LocalTime[]::new);
      case DATE_TIME_LIST ->
          list(node, one -> OffsetDateTime.parse(one.textValue()), OffsetDateTime[]::new);
      case UUID_LIST -> list(node, one -> UUID.fromString(one.textValue()), UUID[]::new);
      case FLOAT8_LIST -> list(node, JsonNode::doubleValue, Double[]::new);
      case FLOAT4_LIST -> list(node, JsonNode::floatValue, Float[]::new);
    };
  }

  private static <T> T[] list(JsonNode node, Function<JsonNode, T> read, IntFunction<T[]> array) {
    var values = array.apply(node.size());
    for (int index = 0; index < values.length; index++) {
      values[index] = read.apply(node.get(index));
    }
    return values;
  }
}
