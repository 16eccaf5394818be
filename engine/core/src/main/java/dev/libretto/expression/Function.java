package dev.libretto.expression;

/**
 * The operations of the profile, one for each overload, so that no evaluator looks at types. Every
 * one is total: an operation without an answer is null, and so is every operation on a null operand
 * unless its comment says otherwise.
 */
public enum Function {
  /** Kleene's and: false wins over null. */
  AND,
  /** Kleene's or: true wins over null. */
  OR,
  NOT,

  /** Never null: null equals null alone. Decimals are equal by value, whatever their scale. */
  EQUAL,
  /** Never null: the opposite of {@link #EQUAL}. */
  NOT_EQUAL,
  /** Never null: nothing is in a list that is null, and null is in no list. */
  IN,

  /** The natural order of integers, decimals, dates, times and instants. */
  LESS,
  LESS_OR_EQUAL,
  GREATER,
  GREATER_OR_EQUAL,
  /** The order of texts: by code point. */
  TEXT_LESS,
  TEXT_LESS_OR_EQUAL,
  TEXT_GREATER,
  TEXT_GREATER_OR_EQUAL,

  /** Null beyond ±(2⁵³−1), like all integer arithmetic. */
  INTEGER_ADD,
  INTEGER_SUBTRACT,
  INTEGER_MULTIPLY,
  /** Truncates towards zero; null for a zero divisor. */
  INTEGER_DIVIDE,
  /** Has the sign of the dividend; null for a zero divisor. */
  INTEGER_REMAINDER,
  INTEGER_NEGATE,
  INTEGER_ABSOLUTE,
  INTEGER_GREATEST,
  INTEGER_LEAST,

  /** Null from 10³⁰ on, like all decimal arithmetic. */
  DECIMAL_ADD,
  DECIMAL_SUBTRACT,
  /** Rounds half away from zero to 12 digits after the point. */
  DECIMAL_MULTIPLY,
  /** Rounds half away from zero to 12 digits after the point; null for a zero divisor. */
  DECIMAL_DIVIDE,
  /** Exact, with the sign of the dividend; null for a zero divisor. */
  DECIMAL_REMAINDER,
  DECIMAL_NEGATE,
  DECIMAL_ABSOLUTE,
  DECIMAL_GREATEST,
  DECIMAL_LEAST,
  /**
   * Rounds half away from zero to as many digits as the second operand says, a constant 0 to 12.
   */
  DECIMAL_ROUND,

  /** The same number as a decimal. */
  DECIMAL_OF_INTEGER,
  /** Truncates towards zero; null beyond ±(2⁵³−1). */
  INTEGER_OF_DECIMAL,

  /** Null beyond 1,048,576 code points. */
  TEXT_CONCATENATE,
  /** Counts code points. */
  TEXT_SIZE,
  TEXT_CONTAINS,
  TEXT_STARTS_WITH,
  TEXT_ENDS_WITH,
  /**
   * Whether a {@link Regex}, a constant, matches anywhere in the text; null for a text beyond
   * {@link Regex#MAX_TEXT}.
   */
  TEXT_MATCHES,
  /** Changes A to Z alone. */
  TEXT_LOWER_ASCII,
  /** Changes a to z alone. */
  TEXT_UPPER_ASCII,
  /** Takes space, tab, line feed, form feed and carriage return off both ends. */
  TEXT_TRIM,

  TEXT_OF_INTEGER,
  /** Without exponent and without trailing zeros. */
  TEXT_OF_DECIMAL,
  /** {@code true} or {@code false}. */
  TEXT_OF_BOOLEAN,
  /** {@code 2026-03-01}. */
  TEXT_OF_DATE,
  /** {@code 18:30:00}, with as many digits of a second as are needed. */
  TEXT_OF_TIME,
  /** {@code 2026-03-01T17:30:00Z}, with as many digits of a second as are needed. */
  TEXT_OF_DATE_TIME,

  /** Counts elements. */
  LIST_SIZE,

  /** Null outside the years 1 to 9999. */
  DATE_ADD_DAYS,
  /** The days from the first date to the second; negative when the second is earlier. */
  DAYS_BETWEEN,
  DATE_YEAR,
  /** From 1. */
  DATE_MONTH,
  /** From 1. */
  DATE_DAY
}
