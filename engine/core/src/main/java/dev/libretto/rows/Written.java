package dev.libretto.rows;

import dev.libretto.store.Result;
import java.util.List;
import java.util.UUID;

/**
 * What a write did: which rows it concerned and, if asked for, what they are now.
 *
 * @param result which rows
 * @param shown the same rows, read when all of the write was done
 */
public record Written(Result result, Result shown) {

  /** What the statement itself returned is all there is to tell. */
  public Written(Result result) {
    this(result, result);
  }

  /** How many rows were written. */
  public int rows() {
    return result.size();
  }

  /** Their ids. */
  public List<UUID> ids() {
    return result.ids();
  }

  /** The version of the first of them. */
  public long version() {
    return result.number(1);
  }
}
