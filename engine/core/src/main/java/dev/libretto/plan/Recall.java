package dev.libretto.plan;

import dev.libretto.program.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A question to a table's memory, or something brought back from it. As with every plan, the
 * table's rules for the scope's caller are part of its meaning, and they are asked of the rows as
 * they were as well as of what has become of them.
 */
public sealed interface Recall {

  /** On whose behalf. */
  Scope scope();

  /** Which table. */
  Table table();

  /**
   * What happened to a row, the latest first.
   *
   * @param before only what happened before this entry of the log, or null
   * @param limit at most so many entries
   */
  record History(Scope scope, Table table, UUID id, @Nullable Long before, int limit)
      implements Recall {}

  /** A row as it was at an instant. */
  record AsOf(Scope scope, Table table, Projection projection, UUID id, Instant at)
      implements Recall {}

  /** Deleted rows that can be restored, the latest first; {@code before} as in History. */
  record Trash(Scope scope, Table table, Projection projection, @Nullable Long before, int limit)
      implements Recall {}

  /**
   * Brings a deleted row back, with all it was.
   *
   * @param along as one that went with another: only where all that it refers to is there
   */
  record Restore(Scope scope, Table table, UUID id, @Nullable Projection returning, boolean along)
      implements Recall {}

  /** Forgets a deleted row for good. */
  record Purge(Scope scope, Table table, UUID id) implements Recall {}
}
