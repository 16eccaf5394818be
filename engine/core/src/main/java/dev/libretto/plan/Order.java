package dev.libretto.plan;

import dev.libretto.program.Field;
import org.jspecify.annotations.Nullable;

/**
 * One term of an order.
 *
 * @param measure what is worked out from the field's value, or null for the value itself
 */
public record Order(Field field, @Nullable Measure measure, boolean descending, Nulls nulls) {

  /** By the value itself. */
  public Order(Field field, boolean descending, Nulls nulls) {
    this(field, null, descending, nulls);
  }

  /** Where rows without a value go. */
  public enum Nulls {
    /** Before all others. */
    FIRST,
    /** After all others. */
    LAST
  }
}
