package dev.libretto.rows;

import dev.libretto.store.Result;

/** One row that was read. */
public record One(Result result) {

  /** The row's version. */
  public long version() {
    return result.number(0);
  }
}
