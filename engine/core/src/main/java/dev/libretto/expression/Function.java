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

  /** The greatest whole number that is not greater; null from -10³⁰ on. */
  DECIMAL_FLOOR,
  /** The least whole number that is not less; null from 10³⁰ on. */
  DECIMAL_CEILING,

  /** The same number as a decimal. */
  DECIMAL_OF_INTEGER,
  /** Truncates towards zero; null beyond ±(2⁵³−1). */
  INTEGER_OF_DECIMAL,

  /** Null beyond 1,048,576 code points. */
  TEXT_CONCATENATE,
  /** Counts code points. */
  TEXT_SIZE,
  /** Null where more than 1,024 code points are sought, as in every search for a text. */
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

  /** ISO 8601 in hours, minutes and seconds: {@code PT36H}, {@code -PT0.5S}. */
  TEXT_OF_DURATION,
  /**
   * The code points from the second operand, counted from 0, up to the third; null where there are
   * no such places.
   */
  TEXT_SUBSTRING,
  /** The code points from the second operand on. */
  TEXT_SUBSTRING_FROM,
  /** The place of the first occurrence in code points, from 0; -1 where there is none. */
  TEXT_INDEX_OF,
  /** Every occurrence; null for an empty search, and beyond 1,048,576 code points. */
  TEXT_REPLACE,

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
  DATE_DAY,
  /** From 1, which is Monday, as in ISO 8601. */
  DATE_WEEKDAY,

  /** Null beyond ±315,576,000,000 seconds, like all arithmetic of durations. */
  DURATION_ADD,
  DURATION_SUBTRACT,
  /** A duration and an integer, in either order. */
  DURATION_MULTIPLY,
  /** All of it in whole days of 24 hours, truncated towards zero. */
  DURATION_DAYS,
  /** All of it in whole hours, truncated towards zero. */
  DURATION_HOURS,
  DURATION_MINUTES,
  DURATION_SECONDS,

  /** Null outside the years 1 to 9999. */
  DATE_TIME_ADD,
  DATE_TIME_SUBTRACT,
  /** From the second operand to the first, as subtraction goes. */
  DATE_TIME_DIFFERENCE,
  /** The date in UTC. */
  DATE_OF_DATE_TIME,
  /** In UTC, as are the others. */
  DATE_TIME_HOURS,
  DATE_TIME_MINUTES,
  DATE_TIME_SECONDS,
  TIME_HOURS,
  TIME_MINUTES,
  TIME_SECONDS
}
