package dev.libretto.benchmarks.limit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a request wants written.
 *
 * @param written one bit for each of {@link ItemColumns#COLUMNS} the body names
 * @param values what it gives them, at the same positions
 */
record ItemBody(int written, List<@Nullable Object> values) {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int REQUIRED = bits("title", "quantity", "active", "due", "status");

  /** Whether a new row could be made of it. */
  boolean complete() {
    return (written & REQUIRED) == REQUIRED;
  }

  /** Empty where the body is not an object of the table's keys with values of their types. */
  static Optional<ItemBody> parse(byte[] bytes) {
    try (JsonParser parser = JSON.createParser(bytes)) {
      return object(parser);
    } catch (IOException | DateTimeException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<ItemBody> object(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      return Optional.empty();
    }
    var values = new @Nullable Object[ItemColumns.KEYS.size()];
    int written = 0;
    for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
      int position = ItemColumns.KEYS.indexOf(key);
      if (position < 0) {
        return Optional.empty();
      }
      parser.nextToken();
      values[position] = value(parser, key);
      written |= 1 << position;
    }
    return Optional.of(new ItemBody(written, Arrays.asList(values)));
  }

  private static @Nullable Object value(JsonParser parser, String key) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    return switch (key) {
      case "quantity" -> parser.getLongValue();
      case "active" -> parser.getBooleanValue();
      case "price" -> new BigDecimal(parser.getText());
      case "due" -> LocalDate.parse(parser.getText());
      case "seenAt" -> OffsetDateTime.parse(parser.getText());
      case "tags" -> strings(parser);
      default -> parser.getText();
    };
  }

  private static String[] strings(JsonParser parser) throws IOException {
    var strings = new ArrayList<String>();
    while (parser.nextToken() == JsonToken.VALUE_STRING) {
      strings.add(parser.getText());
    }
    return strings.toArray(String[]::new);
  }

  private static int bits(String... keys) {
    int bits = 0;
    for (String key : keys) {
      bits |= 1 << ItemColumns.KEYS.indexOf(key);
    }
    return bits;
  }
}
