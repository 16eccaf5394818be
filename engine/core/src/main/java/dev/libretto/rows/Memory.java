package dev.libretto.rows;

import dev.libretto.json.JsonBytes;
import dev.libretto.plan.Plan;
import dev.libretto.plan.Projection;
import dev.libretto.plan.Recall;
import dev.libretto.plan.Scope;
import dev.libretto.problem.RequestCode;
import dev.libretto.program.Program;
import dev.libretto.program.References;
import dev.libretto.program.Table;
import dev.libretto.rows.ask.Ask;
import dev.libretto.rows.plan.Planner;
import dev.libretto.store.MemoryJson;
import dev.libretto.store.Result;
import dev.libretto.store.RowSql;
import dev.libretto.store.RowStore;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the tables of one program remember: the history of a row, a row as it was, and the trash. A
 * refusal fails the future with {@link Refused}.
 */
public final class Memory {

  private static final int USUAL_ENTRIES = 50;
  private static final int MOST_ENTRIES = 200;

  private final Program program;
  private final RowStore store;
  private final RowSql sql;
  private final RowAllowance allowance;

  Memory(Program program, RowStore store, RowSql sql, RowAllowance allowance) {
    this.allowance = allowance;
    this.program = program;
    this.store = store;
    this.sql = sql;
  }

  /**
   * What happened to a row, the latest first; nothing where there is no row the caller may read.
   */
  public Future<JsonBytes> history(
      Scope scope, Table table, UUID id, @Nullable Long before, @Nullable Integer limit) {
    var recall = new Recall.History(scope, table, id, before, entries(limit));
    return execute(recall).map(result -> MemoryJson.history(result, table));
  }

  /** A row as it was; empty where there was none, or none the caller may read. */
  public Future<Optional<One>> asOf(Scope scope, Table table, Ask ask, UUID id, Instant at) {
    var recall =
        new Recall.AsOf(scope, table, new Planner(scope).projection(table, ask.select()), id, at);
    return execute(recall)
        .map(result -> {
          if (result.size() == 0) {
            return Optional.empty();
          }
          if (!result.isTrue(1) && at.isBefore(remembered(scope, table))) {
            throw new Refusal(
                    RequestCode.NOT_REMEMBERED,
                    "What the row was then is not remembered any longer",
                    "The table '%s' keeps changes for %d days"
                        .formatted(table.name(), table.history().changesDays()),
                    null,
                    List.of())
                .thrown();
          }
          return Optional.of(new One(result));
        });
  }

  private static Instant remembered(Scope scope, Table table) {
    return scope.now().minus(Duration.ofDays(table.history().changesDays()));
  }

  /** The rows that can be restored, the latest first. */
  public Future<JsonBytes> trash(
      Scope scope, Table table, Ask ask, @Nullable Long before, @Nullable Integer limit) {
    var projection = new Planner(scope).projection(table, ask.select());
    return execute(new Recall.Trash(scope, table, projection, before, entries(limit)))
        .map(MemoryJson::trash);
  }

  /**
   * Brings a row back and with it what its deletion took along, all in one transaction. What was
   * taken along comes back whatever the caller's rules: it went without being asked as well. Of the
   * plan's rows one has to be left; how many came along is told afterwards.
   */
  public Future<Written> restore(
      Scope scope, Table table, UUID id, Ask ask, boolean representation) {
    var returning =
        representation ? new Planner(scope).projection(table, ask.select()) : Projection.NOTHING;
    var recall = new Recall.Restore(scope, table, id, returning, false);
    return allowance
        .within(program, 1, () -> restore(recall, representation))
        .recover(failure -> StoreRefusal.failed(failure, program, table));
  }

  private Future<Written> restore(Recall.Restore recall, boolean representation) {
    return store.inTransaction(
        program.id(),
        transaction ->
            transaction
                .execute(sql.compile(recall))
                .compose(result ->
                    result.size() == 0
                        ? Future.failedFuture(notInTrash(recall.table()))
                        : takenAlong(transaction, recall.scope(), result)
                            .compose(along -> {
                              allowance.freed(program.id(), -along);
                              return along > 0 && representation
                                  ? again(transaction, recall, result)
                                  : Future.succeededFuture(new Written(result));
                            })));
  }

  /** The row was read before what belongs to it was there: lists and sums of it are others now. */
  private Future<Written> again(RowStore transaction, Recall.Restore recall, Result restored) {
    var look =
        new Plan.ReadOne(
            recall.scope(),
            recall.table(),
            Objects.requireNonNull(recall.returning()),
            recall.id());
    return transaction
        .execute(sql.compile(look))
        .map(now -> new Written(restored, now.size() == 0 ? restored : now));
  }

  /** Brings back what went along, and says how many rows these are. */
  private Future<Integer> takenAlong(RowStore transaction, Scope scope, Result restored) {
    var xid = restored.text(2);
    if (xid == null) {
      return Future.succeededFuture(0);
    }
    var owner = new Scope(program, scope.caller().asApp(), scope.now());
    return transaction
        .execute(sql.takenAlong(xid))
        .compose(found -> back(transaction, ordered(owner, found)));
  }

  /**
   * Brings rows back, and says how many. One request may have deleted several rows, each with what
   * belonged to it: what has to wait for a row that stays in the trash stays there with it. A row
   * may also have to wait for one behind it, so they are asked again while there is progress.
   */
  private Future<Integer> back(RowStore transaction, List<Recall> recalls) {
    var waiting = new ArrayList<Recall>();
    var done = Future.<Void>succeededFuture();
    for (var recall : recalls) {
      done =
          done.compose(_ -> transaction.execute(sql.compile(recall)))
              .onSuccess(row -> {
                if (row.size() == 0) {
                  waiting.add(recall);
                }
              })
              .mapEmpty();
    }
    return done.compose(_ -> {
      var progress = recalls.size() - waiting.size();
      return progress == 0 || waiting.isEmpty()
          ? Future.succeededFuture(progress)
          : back(transaction, waiting).map(more -> progress + more);
    });
  }

  /** Rows come before those that refer to them. */
  private List<Recall> ordered(Scope scope, Result found) {
    var order = References.first(program.tables());
    var recalls = new ArrayList<Recall.Restore>();
    for (var row : found.references()) {
      program.tables().stream()
          .filter(table -> table.id().equals(row.table()))
          .forEach(table -> recalls.add(new Recall.Restore(scope, table, row.id(), null, true)));
    }
    recalls.sort(Comparator.comparingInt(recall -> order.indexOf(recall.table())));
    return List.copyOf(recalls);
  }

  /** Forgets a deleted row for good. */
  public Future<Void> purge(Scope scope, Table table, UUID id) {
    return execute(new Recall.Purge(scope, table, id))
        .compose(result ->
            result.size() == 0 ? Future.failedFuture(notInTrash(table)) : Future.succeededFuture());
  }

  private Future<Result> execute(Recall recall) {
    return store
        .execute(sql.compile(recall))
        .recover(failure -> StoreRefusal.failed(failure, program, recall.table()));
  }

  private static int entries(@Nullable Integer limit) {
    return limit == null ? USUAL_ENTRIES : Math.min(limit, MOST_ENTRIES);
  }

  private static Refused notInTrash(Table table) {
    return Refusal.of(
            RequestCode.NOT_IN_TRASH,
            "The trash of '" + table.name() + "' has no such row",
            "It may have been restored, or it was deleted too long ago")
        .thrown();
  }
}
