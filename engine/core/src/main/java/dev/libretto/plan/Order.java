package dev.libretto.plan;

import dev.libretto.program.Field;

/** One term of an order. */
public record Order(Field field, boolean descending, Nulls nulls) {

  /** Where rows without a value go. */
  public enum Nulls {
    /** Before all others. */
    FIRST,
    /** After all others. */
    LAST
  }
}
