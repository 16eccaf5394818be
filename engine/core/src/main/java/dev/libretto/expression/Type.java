package dev.libretto.expression;

/** The types of the expression profile. */
public sealed interface Type {

  /** The type in the words authors know. */
  String word();

  /** The types without parts. */
  enum Scalar implements Type {
    /** True or false. */
    BOOLEAN("boolean"),
    /** A whole number within ±(2⁵³−1). */
    INTEGER("integer"),
    /** An exact decimal, at most 12 digits after the point, below 10³⁰; money too. */
    DECIMAL("decimal"),
    /** Unicode text, compared by code point; also e-mail, url, select, uuid and relation ids. */
    TEXT("text"),
    /** A calendar date. */
    DATE("date"),
    /** A time of day. */
    TIME("time"),
    /** An instant, to the microsecond. */
    DATE_TIME("dateTime"),
    /** A length of time in microseconds, as a Long; days have 24 hours. */
    DURATION("duration"),
    /** Any JSON value: can be compared with null only. */
    JSON("json"),
    /** The type of the literal null alone. */
    NULL("null");

    private final String word;

    Scalar(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }
  }

  /** A list of values of one type; the element of an empty literal is {@link Scalar#NULL}. */
  record ListOf(Type element) implements Type {
    @Override
    public String word() {
      return "list of " + element.word();
    }
  }
}
