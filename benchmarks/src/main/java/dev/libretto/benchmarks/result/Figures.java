package dev.libretto.benchmarks.result;

import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a benchmark without a limit to compare with found: rows of named figures, in order. */
public final class Figures {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();
  private static final MathContext DIGITS = new MathContext(5);

  private final List<Row> rows = new ArrayList<>();

  /** One row: names and values in the order they were put. */
  public static final class Row {
    private final Map<String, Object> values = new LinkedHashMap<>();

    /** A word or a whole number. */
    public Row put(String name, Object value) {
      values.put(name, value);
      return this;
    }

    /** A measured figure, of which five digits are kept. */
    public Row measured(String name, double value) {
      return put(name, BigDecimal.valueOf(value).round(DIGITS));
    }
  }

  /** A new row of a scenario. */
  public Row add(String scenario) {
    var row = new Row().put("target", Results.LIBRETTO).put("scenario", scenario);
    rows.add(row);
    return row;
  }

  /** A line for each row, with its names: rows of different scenarios have different ones. */
  public String table() {
    return rows.stream()
        .map(row ->
            row.values.entrySet().stream()
                .skip(1)
                .map(value ->
                    value.getKey().equals("scenario")
                        ? "%-16s".formatted(value.getValue())
                        : value.getKey() + " " + plain(value.getValue()))
                .collect(Collectors.joining("  ", "", "\n")))
        .collect(Collectors.joining());
  }

  private static String plain(Object value) {
    return value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
  }

  /** A JSON array with one row on each line, complete in itself so rows can be collected. */
  public String json(String commit, String machine) {
    return rows.stream()
        .map(row -> {
          var all = new LinkedHashMap<>(row.values);
          all.put("commit", commit);
          all.put("machine", machine);
          return line(all);
        })
        .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
  }

  private static String line(Map<String, Object> row) {
    try {
      return MAPPER.writeValueAsString(row);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
