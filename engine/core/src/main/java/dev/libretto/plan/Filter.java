package dev.libretto.plan;

import dev.libretto.program.Field;
import dev.libretto.program.Table;
import java.util.List;

/**
 * Which rows, in terms of resolved fields and values of their column's Java type: String, Long,
 * BigDecimal, Boolean, LocalDate, LocalTime, OffsetDateTime, UUID or a list of String.
 */
public sealed interface Filter {

  /** Every row. */
  Filter EVERYTHING = new All(List.of());

  /** All of them hold; with none, everything does. */
  record All(List<Filter> filters) implements Filter {
    public All {
      filters = List.copyOf(filters);
    }
  }

  /** One of them holds. */
  record Any(List<Filter> filters) implements Filter {
    public Any {
      filters = List.copyOf(filters);
    }
  }

  /** It does not hold. */
  record Not(Filter filter) implements Filter {}

  /** The field compares with the value. */
  record Compare(Operand operand, Operator operator, Object value) implements Filter {}

  /** The field has one of the values. */
  record In(Operand operand, List<Object> values) implements Filter {
    public In {
      values = List.copyOf(values);
    }
  }

  /** The point of a geo field is at most so many metres from this one. */
  record Within(Field field, double longitude, double latitude, double metres) implements Filter {}

  /** The field has no value. */
  record IsNull(Operand operand) implements Filter {}

  /** The truth value is this one, and known. */
  record IsTruth(Operand operand, boolean value) implements Filter {}

  /** The value is found where this is searched for in its words. */
  record Search(Operand operand, String configuration, Form form, String text) implements Filter {}

  /** A relation leads to a row the caller may read and for which the filter holds. */
  record Related(Field relation, Table target, Filter filter) implements Filter {}

  /** How a search is written. */
  enum Form {
    /** Words with {@code &}, {@code |}, {@code !}, {@code <->} and brackets between them. */
    EXPRESSION,
    /** Words, all of which occur. */
    PLAIN,
    /** Words that stand behind each other. */
    PHRASE,
    /** As people write into search engines, with quotes, {@code or} and a minus. */
    WEB
  }

  /** The comparisons, with their PostgreSQL meaning: unknown where the field has no value. */
  enum Operator {
    EQUAL,
    NOT_EQUAL,
    GREATER,
    GREATER_OR_EQUAL,
    LESS,
    LESS_OR_EQUAL,
    /** Pattern with % for any text and _ for any character; case matters. */
    LIKE,
    /** As LIKE; case does not matter. */
    LIKE_IGNORING_CASE,
    /** As regular expressions of the expression profile; case matters. */
    MATCH,
    /** As MATCH; case does not matter. */
    MATCH_IGNORING_CASE,
    /** As NOT_EQUAL, and known where the field has no value. */
    DISTINCT,
    /** The list contains all these values. */
    CONTAINS,
    /** The list contains no other values. */
    CONTAINED,
    /** The list contains one of these values. */
    OVERLAPS
  }
}
