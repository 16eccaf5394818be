package dev.libretto.definition;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of field and what an author can say about each. Keyword names and meanings are JSON
 * Schema's. An absent bound is null.
 */
public sealed interface FieldType {

  /** One line of text. Lengths count code points; the pattern is of the engine's regex subset. */
  record Text(@Nullable Integer minLength, @Nullable Integer maxLength, @Nullable String pattern)
      implements FieldType {}

  /** Text of several lines. */
  record LongText(@Nullable Integer minLength, @Nullable Integer maxLength) implements FieldType {}

  /** Text of several lines, shown as CommonMark. */
  record Markdown(@Nullable Integer minLength, @Nullable Integer maxLength) implements FieldType {}

  /** A whole number within ±(2⁵³−1), so that every JSON reader holds it exactly. */
  record IntegerNumber(@Nullable Long minimum, @Nullable Long maximum, @Nullable Long multipleOf)
      implements FieldType {}

  /** An exact decimal number with {@code scale} digits after the point (0 to 12). */
  record DecimalNumber(int scale, @Nullable BigDecimal minimum, @Nullable BigDecimal maximum)
      implements FieldType {}

  /** An amount in one currency (ISO 4217), with that currency's minor digits. */
  record Money(String currency, @Nullable BigDecimal minimum, @Nullable BigDecimal maximum)
      implements FieldType {}

  /** Yes or no. */
  record Bool() implements FieldType {}

  /** A calendar date, {@code 2026-03-01}. Bounds are inclusive and in the same form. */
  record Date(@Nullable String minimum, @Nullable String maximum) implements FieldType {}

  /** A time of day without a zone, {@code 18:30:00}. */
  record Time() implements FieldType {}

  /** An instant, {@code 2026-03-01T17:30:00Z}, exact to the microsecond. */
  record DateTime() implements FieldType {}

  /** A mail address. */
  record Email() implements FieldType {}

  /** An absolute http or https address. */
  record Url() implements FieldType {}

  /** One of the options. */
  record Select(List<Option> options) implements FieldType {
    public Select {
      options = List.copyOf(options);
    }
  }

  /** Some of the options, each at most once, in the order given. */
  record MultiSelect(List<Option> options, @Nullable Integer minItems, @Nullable Integer maxItems)
      implements FieldType {
    public MultiSelect {
      options = List.copyOf(options);
    }
  }

  /** One row of another (or the same) table of this app. */
  record Relation(String table, OnDelete onDelete) implements FieldType {}

  /**
   * Any number of rows of another (or the same) table, each at most once, in the order given.
   *
   * @param onDelete never {@link OnDelete#SET_NULL}: a link that leads nowhere is no link
   */
  record Many(
      String table, OnDelete onDelete, @Nullable Integer minItems, @Nullable Integer maxItems)
      implements FieldType {}

  /**
   * The other direction of a relation: the rows of {@code table} whose {@code field} leads here.
   */
  record Inverse(String table, String field) implements FieldType {}

  /**
   * A field of the row a relation of this table leads to; of several rows, the list of their
   * values.
   *
   * @param asApp whether everybody sees it whom the field is shown to, whatever they may read there
   */
  record Lookup(String relation, String field, boolean asApp) implements FieldType {}

  /**
   * What the rows come to that a relation to several of them leads to.
   *
   * @param field what is summed up; of {@link RollupFunction#COUNT}, what is counted where it has a
   *     value, or null to count rows
   * @param where which of the rows, as an expression over each; null for all
   * @param asApp as of {@link Lookup}
   */
  record Rollup(
      String relation,
      RollupFunction function,
      @Nullable String field,
      @Nullable String where,
      boolean asApp)
      implements FieldType {}

  /** Any JSON value. */
  record JsonValue() implements FieldType {}

  /** A UUID in its canonical lower-case form. */
  record Uuid() implements FieldType {}

  /**
   * A number the engine gives to each new row, counting up from 1.
   *
   * @param pattern the text the number stands in, such as {@code INV-{year}-{number:5}}; null for
   *     the bare number
   */
  record AutoNumber(@Nullable String pattern) implements FieldType {}

  /** A telephone number in the international form of E.164, {@code +4930901820}. */
  record Phone() implements FieldType {}

  /** A length of time, {@code PT1H30M}, exact to the microsecond. Bounds are in the same form. */
  record Duration(@Nullable String minimum, @Nullable String maximum) implements FieldType {}

  /** A point on the earth by longitude and latitude (WGS 84). */
  record Geo() implements FieldType {}

  /**
   * A list of so many numbers, such as the embedding of a text.
   *
   * @param metric what makes two of them near each other
   */
  record Vector(int dimensions, Metric metric) implements FieldType {}

  /** How far apart two vectors are. */
  enum Metric {
    /** By the angle between them. */
    COSINE,
    /** By the straight line between them. */
    L2,
    /** By the product of their numbers: the greater, the nearer. */
    IP
  }

  /** A member of this app. */
  record User() implements FieldType {}

  /**
   * One file of the app, or several.
   *
   * @param accept the media types allowed, each whole or with {@code /*} for its subtypes; none
   *     allows all
   * @param maxBytes the size of each at most
   * @param maxItems how many at most, where there may be several
   */
  record File(
      List<String> accept, @Nullable Long maxBytes, boolean many, @Nullable Integer maxItems)
      implements FieldType {
    public File {
      accept = List.copyOf(accept);
    }
  }

  /**
   * A value worked out from the row by a CEL expression.
   *
   * @param scale for a decimal result, how many digits people see after the point
   */
  record Computed(String expression, @Nullable Integer scale) implements FieldType {}

  /**
   * A choice of a select or multiSelect field.
   *
   * @param value what is stored
   * @param tone the colour of its chip: gray, red, orange, amber, green, teal, blue, violet or pink
   */
  record Option(String value, String label, String tone) {}

  /** What a rollup does with the values. Values that are not there do not count. */
  enum RollupFunction {
    COUNT,
    SUM,
    MIN,
    MAX,
    AVG;

    /** The word in definitions. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What becomes of a row when the row it refers to is deleted. */
  enum OnDelete {
    /** The other row cannot be deleted. */
    RESTRICT,
    /** The reference becomes null. */
    SET_NULL,
    /** This row is deleted too. */
    CASCADE
  }
}
