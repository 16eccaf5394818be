package dev.libretto.kind;

/**
 * The column of a stored field.
 *
 * @param precision of a decimal, how many digits it holds at most; otherwise 0
 * @param scale of a decimal, how many of them stand behind the point; otherwise 0
 */
public record Column(ColumnType type, int precision, int scale) {

  /** A column without digits to count. */
  static Column of(ColumnType type) {
    return new Column(type, 0, 0);
  }

  /** A column of exact decimals. */
  static Column decimal(int precision, int scale) {
    return new Column(ColumnType.DECIMAL, precision, scale);
  }
}
