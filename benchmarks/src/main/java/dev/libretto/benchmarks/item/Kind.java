package dev.libretto.benchmarks.item;

import java.util.Locale;

/** The tables that are measured: the same ten fields under different rules. */
public enum Kind {
  /** Everybody may do everything. */
  ITEM,
  /** A row is for whoever created it; half of the rows are the measuring caller's. */
  OWNED,
  /**
   * A row is for whoever created the hall its shelf stands in; half of the halls are the caller's.
   */
  PLACED;

  /** Its name in the definition and in the limit's schema. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
