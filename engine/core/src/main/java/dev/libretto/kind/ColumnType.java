package dev.libretto.kind;

/** The PostgreSQL types of columns, and the Java class the driver gives and takes for each. */
public enum ColumnType {
  /** {@link String}. */
  TEXT("text"),
  /** {@link Long}. */
  INTEGER("int8"),
  /** {@link java.math.BigDecimal}. */
  DECIMAL("numeric"),
  /** {@link Boolean}. */
  BOOLEAN("bool"),
  /** {@link java.time.LocalDate}. */
  DATE("date"),
  /** {@link java.time.LocalTime}. */
  TIME("time"),
  /** {@link java.time.OffsetDateTime}. */
  DATE_TIME("timestamptz"),
  /** An array of {@link String}. */
  TEXT_LIST("text[]"),
  /** {@link java.util.UUID}. */
  UUID("uuid"),
  /** An array of {@link java.util.UUID}. */
  UUID_LIST("uuid[]"),
  /** An array of {@link Double}. */
  FLOAT8_LIST("float8[]"),
  /** An array of {@link Float}. */
  FLOAT4_LIST("float4[]"),
  /** JSON text, a {@link String}: statements cast it from and to text. */
  JSON("jsonb");

  private final String sql;

  ColumnType(String sql) {
    this.sql = sql;
  }

  /** What PostgreSQL calls the type. */
  public String sql() {
    return sql;
  }

  /** Whether equality and order are those of single values. */
  public boolean isComparable() {
    return switch (this) {
      case JSON, TEXT_LIST, UUID_LIST, FLOAT8_LIST, FLOAT4_LIST -> false;
      case TEXT, INTEGER, DECIMAL, BOOLEAN, DATE, TIME, DATE_TIME, UUID -> true;
    };
  }
}
