package dev.libretto.rows;

import dev.libretto.store.Result;

/**
 * Rows that were read.
 *
 * @param result the rows
 * @param total how many match in all, or -1 when nobody asked
 */
public record Page(Result result, long total) {

  /** How many rows are in the page. */
  public int rows() {
    return result.size();
  }
}
