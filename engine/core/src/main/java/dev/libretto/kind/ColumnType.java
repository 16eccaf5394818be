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
  /** An array of {@link Long}. */
  INTEGER_LIST("int8[]"),
  /** An array of exact numbers, as the driver has them. */
  DECIMAL_LIST("numeric[]"),
  /** An array of {@link Boolean}. */
  BOOLEAN_LIST("bool[]"),
  /** An array of {@link java.time.LocalDate}. */
  DATE_LIST("date[]"),
  /** An array of {@link java.time.LocalTime}. */
  TIME_LIST("time[]"),
  /** An array of {@link java.time.OffsetDateTime}. */
  DATE_TIME_LIST("timestamptz[]"),
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
    return this != JSON && !isList();
  }

  /** Whether a value is an array. */
  public boolean isList() {
    return switch (this) {
      case TEXT_LIST,
          INTEGER_LIST,
          DECIMAL_LIST,
          BOOLEAN_LIST,
          DATE_LIST,
          TIME_LIST,
          DATE_TIME_LIST,
          UUID_LIST,
          FLOAT8_LIST,
          FLOAT4_LIST ->
          true;
      case TEXT, INTEGER, DECIMAL, BOOLEAN, DATE, TIME, DATE_TIME, UUID, JSON -> false;
    };
  }

  /** The type of lists of such values. */
  ColumnType listed() {
    return switch (this) {
      case TEXT -> TEXT_LIST;
      case INTEGER -> INTEGER_LIST;
      case DECIMAL -> DECIMAL_LIST;
      case BOOLEAN -> BOOLEAN_LIST;
      case DATE -> DATE_LIST;
      case TIME -> TIME_LIST;
      case DATE_TIME -> DATE_TIME_LIST;
      case UUID -> UUID_LIST;
      case JSON,
          TEXT_LIST,
          INTEGER_LIST,
          DECIMAL_LIST,
          BOOLEAN_LIST,
          DATE_LIST,
          TIME_LIST,
          DATE_TIME_LIST,
          UUID_LIST,
          FLOAT8_LIST,
          FLOAT4_LIST ->
          throw new IllegalArgumentException("no lists of " + sql);
    };
  }
}
