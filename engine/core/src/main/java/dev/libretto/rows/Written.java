package dev.libretto.rows;

import dev.libretto.store.Result;
import java.util.List;
import java.util.UUID;

/** What a write did: which rows it concerned and, if asked for, what they are now. */
public record Written(Result result) {

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
