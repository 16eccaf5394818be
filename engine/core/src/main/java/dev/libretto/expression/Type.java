package dev.libretto.expression;

/** The types of the expression profile. */
public sealed interface Type {

  /** The types without parts. */
  enum Scalar implements Type {
    /** True or false. */
    BOOLEAN,
    /** A whole number within ±(2⁵³−1). */
    INTEGER,
    /** An exact decimal, at most 12 digits after the point, below 10³⁰; money too. */
    DECIMAL,
    /** Unicode text, compared by code point; also e-mail, url, select, uuid and relation ids. */
    TEXT,
    /** A calendar date. */
    DATE,
    /** A time of day. */
    TIME,
    /** An instant, to the microsecond. */
    DATE_TIME,
    /** Any JSON value: can be compared with null only. */
    JSON,
    /** The type of the literal null alone. */
    NULL
  }

  /** A list of values of one type. */
  record ListOf(Type element) implements Type {}
}
