package dev.libretto.kind;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * The column of a stored field.
 *
 * @param precision of a decimal, how many digits it holds at most, 0 for as many as there are;
 *     otherwise 0
 * @param scale of a decimal, how many of them stand behind the point; otherwise 0
 */
public record Column(ColumnType type, int precision, int scale) {

  /** Asked for with every value that is read or written, so made once. */
  private static final Map<ColumnType, Column> PLAIN = new EnumMap<>(ColumnType.class);

  static {
    for (var type : ColumnType.values()) {
      PLAIN.put(type, new Column(type, 0, 0));
    }
  }

  /** A column without digits to count. */
  static Column of(ColumnType type) {
    return Objects.requireNonNull(PLAIN.get(type));
  }

  /** A column of exact decimals. */
  static Column decimal(int precision, int scale) {
    return new Column(ColumnType.DECIMAL, precision, scale);
  }
}
