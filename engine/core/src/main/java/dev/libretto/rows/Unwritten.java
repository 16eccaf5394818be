package dev.libretto.rows;

import dev.libretto.plan.Plan;
import dev.libretto.plan.Projection;
import dev.libretto.problem.RequestCode;
import dev.libretto.program.Program;
import dev.libretto.program.Table;
import dev.libretto.rows.states.Blocked;
import dev.libretto.store.RowSql;
import dev.libretto.store.RowStore;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why a write concerned no row: looked for afterwards, so that a write that succeeds pays nothing.
 */
final class Unwritten {

  private final Program program;
  private final RowStore store;
  private final RowSql sql;

  Unwritten(Program program, RowStore store, RowSql sql) {
    this.program = program;
    this.store = store;
    this.sql = sql;
  }

  /** Fails with the reason why a row stays in its state. */
  <T> Future<T> blocked(Plan.Update plan) {
    var reason =
        new Blocked(
            Objects.requireNonNull(plan.table().states()),
            Objects.requireNonNull(plan.move()),
            plan);
    return store
        .execute(sql.whyNotMoved(plan, reason.transitions()))
        .recover(failure -> StoreRefusal.failed(failure, program, plan.table()))
        .compose(found -> {
          if (found.size() == 0) {
            return Future.failedFuture(rowNotFound(plan.table()));
          }
          var guards = new ArrayList<Boolean>();
          for (var index = 0; index < reason.transitions().size(); index++) {
            guards.add(found.isTrue(2 + index));
          }
          return Future.failedFuture(
              reason.refusal(found.text(0), found.isTrue(1), guards).thrown());
        });
  }

  /**
   * What was written; where that is nothing: the row is gone, has another version, or the rules
   * forbid it.
   */
  Future<Written> unlessNone(Written written, Plan plan, UUID id, @Nullable Long expectedVersion) {
    if (written.rows() > 0) {
      return Future.succeededFuture(written);
    }
    var look = new Plan.ReadOne(plan.scope(), plan.table(), Projection.NOTHING, id);
    return store
        .execute(sql.compile(look))
        .recover(failure -> StoreRefusal.failed(failure, program, plan.table()))
        .compose(found ->
            Future.failedFuture(
                found.size() == 0
                    ? rowNotFound(plan.table())
                    : expectedVersion != null && found.number(0) != expectedVersion
                        ? outdated(expectedVersion, found.number(0))
                        : Permission.forbidden(plan.scope())));
  }

  static Refused rowNotFound(Table table) {
    return Refusal.of(
            RequestCode.ROW_NOT_FOUND,
            "The table '" + table.name() + "' has no such row",
            "It may have been deleted")
        .thrown();
  }

  private static Refused outdated(long expected, long found) {
    return new Refusal(
            RequestCode.PRECONDITION_FAILED,
            "The row has changed since it was read",
            "Version " + expected + " was expected, the row has version " + found,
            "Read the row again and repeat the change",
            List.of())
        .thrown();
  }
}
