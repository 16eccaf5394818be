package dev.libretto.server.http;

import dev.libretto.program.AppId;
import dev.libretto.program.Program;
import dev.libretto.rows.RowAllowance;
import dev.libretto.rows.Rows;
import dev.libretto.rows.write.TimeOrderedIds;
import dev.libretto.store.RowStore;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The rows of each app's current program, made when first asked for. */
public final class AppRows {

  private final RowStore store;
  private final TimeOrderedIds ids;
  private final RowAllowance allowance;
  private final Map<AppId, Rows> rows = new ConcurrentHashMap<>();

  /** Rows in this store, with ids from here, as many as are allowed. */
  public AppRows(RowStore store, TimeOrderedIds ids, RowAllowance allowance) {
    this.allowance = allowance;
    this.store = store;
    this.ids = ids;
  }

  /** The rows of a program; those of the app's former program are let go. */
  @SuppressWarnings("ReferenceEquality") // A program is swapped by its reference.
  public Rows of(Program program) {
    var current = rows.get(program.id());
    if (current != null && current.program() == program) {
      return current;
    }
    var made = new Rows(program, store, ids, allowance);
    rows.put(program.id(), made);
    return made;
  }
}
