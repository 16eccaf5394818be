package dev.libretto.plan;

import dev.libretto.program.Field;

/** One term of an order. */
public record Order(Key key, boolean descending, Nulls nulls) {

  /** What rows are ordered by. */
  public sealed interface Key {}

  /** A value of the row. */
  public record ByValue(Operand operand) implements Key {}

  /** A number worked out from a field's value. */
  public record ByMeasure(Field field, Measure measure) implements Key {}

  /** A value of the one row a relation leads to, as the caller sees it. */
  public record ByRelated(Field relation, Operand operand) implements Key {}

  /** Where rows without a value go. */
  public enum Nulls {
    /** Before all others. */
    FIRST,
    /** After all others. */
    LAST
  }
}
