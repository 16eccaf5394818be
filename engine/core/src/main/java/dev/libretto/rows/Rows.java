package dev.libretto.rows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.libretto.plan.Filter;
import dev.libretto.plan.Plan;
import dev.libretto.plan.Projection;
import dev.libretto.plan.Reach.Operation;
import dev.libretto.plan.Scope;
import dev.libretto.problem.RequestCode;
import dev.libretto.program.Program;
import dev.libretto.program.States.Transition;
import dev.libretto.program.Table;
import dev.libretto.rows.ask.Ask;
import dev.libretto.rows.plan.Planner;
import dev.libretto.rows.states.MovePlanner;
import dev.libretto.rows.write.TimeOrderedIds;
import dev.libretto.store.Demand;
import dev.libretto.store.Result;
import dev.libretto.store.RowSql;
import dev.libretto.store.RowStore;
import dev.libretto.store.StoreFailure;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one program: every surface reads and writes through here. A refusal fails the future
 * with {@link Refused}, and then nothing was written.
 */
public final class Rows {

  /** Rows one statement can bring in: PostgreSQL counts parameters with 16 bits. */
  private static final int MOST_PARAMETERS = 60_000;

  private static final int MOST_NEW_ROWS = 1_000;
  private static final int MOST_LOADED_AT_ONCE = 200;

  private final Program program;
  private final RowStore store;
  private final RowSql sql;
  private final TimeOrderedIds ids;
  private final RowAllowance allowance;
  private final Unwritten unwritten;
  private final Map<String, TableWriter> writers;

  /** The rows of this program, in this store, as many as there are. */
  public Rows(Program program, RowStore store, TimeOrderedIds ids) {
    this(program, store, ids, RowAllowance.UNLIMITED);
  }

  /** The rows of this program, in this store, as many as are allowed. */
  public Rows(Program program, RowStore store, TimeOrderedIds ids, RowAllowance allowance) {
    this.allowance = allowance;
    this.program = program;
    this.store = store;
    this.sql = new RowSql(program);
    this.unwritten = new Unwritten(program, store, sql);
    this.ids = ids;
    this.writers = new ConcurrentHashMap<>();
  }

  /** The same rows in a transaction. */
  private Rows(Rows rows, RowStore transaction, RowAllowance allowance) {
    this.allowance = allowance;
    this.program = rows.program;
    this.store = transaction;
    this.sql = rows.sql;
    this.unwritten = new Unwritten(program, transaction, sql);
    this.ids = rows.ids;
    this.writers = rows.writers;
  }

  /** Does work in one transaction: all of it happens or, where it fails, nothing. */
  public <T> Future<T> together(Function<Rows, Future<T>> work) {
    var pending = new PendingAllowance(allowance);
    return store
        .inTransaction(
            program.id(), transaction -> work.apply(new Rows(this, transaction, pending)))
        .onComplete(done -> pending.settle(program.id(), done.succeeded()));
  }

  /** Does work and takes all of it back, to learn what would come of it. */
  public <T> Future<T> rehearse(Function<Rows, Future<T>> work) {
    var seen = new AtomicReference<@Nullable Optional<T>>();
    return this.<T>together(rows ->
            work.apply(rows)
                .compose(done -> {
                  seen.set(Optional.of(done));
                  return Future.failedFuture(new Rehearsed());
                }))
        .recover(failure -> {
          var result = seen.get();
          return failure instanceof Rehearsed && result != null
              ? Future.succeededFuture(result.orElseThrow())
              : Future.failedFuture(failure);
        });
  }

  /** Ends a transaction that was not meant to last. */
  private static final class Rehearsed extends Exception {
    private static final long serialVersionUID = 1;

    Rehearsed() {
      super("a rehearsal", null, false, false);
    }
  }

  /** Refuses a credential that was not made for reading the table. */
  public void reachable(Scope scope, Table table) {
    Permission.reach(scope, table, Operation.READ);
  }

  /** The id of a row the caller may read. */
  Future<Optional<UUID>> find(Scope scope, Table table, Filter filter) {
    reachable(scope, table);
    var id = table.field("id").orElseThrow();
    var plan =
        new Plan.Read(
            scope,
            table,
            new Projection.Items(List.of(new Projection.Column("id", id))),
            filter,
            List.of(),
            1,
            0,
            false);
    return store
        .execute(sql.compile(plan))
        .map(Result::found)
        .recover(failure -> StoreRefusal.failed(failure, program, table));
  }

  /** New rows, and new values for those that are there already; see {@link Upsert}. */
  public Future<Upsert.Merged> upsert(
      Scope scope,
      Table table,
      JsonNode body,
      List<String> key,
      Upsert.Resolution resolution,
      Ask ask,
      boolean representation) {
    Permission.ask(scope, table, Operation.CREATE);
    return Upsert.perform(this, scope, table, body, key, resolution, ask, representation);
  }

  /** The program whose rows these are. */
  public Program program() {
    return program;
  }

  /** What the tables remember. Whether a caller may read a table is asked by {@link #readable}. */
  public Memory memory() {
    return new Memory(program, store, sql, allowance);
  }

  /** Refuses a caller who may read nothing of the table. */
  public void readable(Scope scope, Table table) {
    Permission.ask(scope, table, Operation.READ);
  }

  /** Refuses a caller who may delete nothing of the table, and so has no business in its trash. */
  public void deletable(Scope scope, Table table) {
    readable(scope, table);
    Permission.ask(scope, table, Operation.DELETE);
  }

  /** A page of rows, with the total when the ask wants a count. */
  public Future<Page> read(Scope scope, Table table, Ask ask) {
    Permission.ask(scope, table, Operation.READ);
    var plan = new Planner(scope).read(table, ask);
    return store
        .execute(sql.compile(plan))
        .compose(result -> page(plan, result))
        .recover(failure -> StoreRefusal.failed(failure, program, table));
  }

  private Future<Page> page(Plan.Read plan, Result result) {
    if (!plan.count()) {
      return Future.succeededFuture(new Page(result, -1));
    }
    if (result.size() > 0) {
      return Future.succeededFuture(new Page(result, result.number(0)));
    }
    // No row, so no column with the count: only then is it worth a statement of its own.
    return store.execute(sql.count(plan)).map(count -> new Page(result, count.number(0)));
  }

  /** One row, or nothing where there is none the caller may read. */
  public Future<Optional<One>> readOne(Scope scope, Table table, Ask ask, UUID id) {
    Permission.ask(scope, table, Operation.READ);
    var plan = new Planner(scope).readOne(table, ask, id);
    return store
        .execute(sql.compile(plan))
        .map(result -> result.size() == 0 ? Optional.<One>empty() : Optional.of(new One(result)))
        .recover(failure -> StoreRefusal.failed(failure, program, table));
  }

  /** New rows from an object or an array of objects, all or none. */
  public Future<Written> insert(
      Scope scope, Table table, JsonNode body, Ask ask, boolean representation) {
    Permission.ask(scope, table, Operation.CREATE);
    var writer = writer(table);
    var columns = writer.reader().insertColumns();
    var rows = new ArrayList<List<@Nullable Object>>();
    if (body instanceof ArrayNode array) {
      var most = Math.min(MOST_NEW_ROWS, MOST_PARAMETERS / columns.size());
      if (array.isEmpty() || array.size() > most) {
        throw Refusal.of(
                RequestCode.TOO_LARGE,
                "An array of 1 to " + most + " rows can be written at once, not " + array.size(),
                "Send several requests")
            .thrown();
      }
      var series = newIds(scope);
      for (var index = 0; index < array.size(); index++) {
        rows.add(writer.newRow(array.get(index), "/" + index, scope, series.get()));
      }
    } else {
      rows.add(writer.newRow(body, "", scope, ids.next(scope.now())));
    }
    var plan =
        new Plan.Insert(scope, table, columns, rows, returning(scope, table, ask, representation));
    return allowance.within(
        program,
        RowCost.of(plan),
        () -> existing(plan, body instanceof ArrayNode).compose(_ -> write(plan, table)));
  }

  /** New values for one row; fails with the reason when the row is not there to be changed. */
  public Future<Written> updateOne(
      Scope scope,
      Table table,
      UUID id,
      JsonNode body,
      @Nullable Long expectedVersion,
      Ask ask,
      boolean representation) {
    var values = writer(table).reader().assignments(body);
    var move = MovePlanner.of(table, values, scope.caller());
    Permission.update(scope, table, move);
    return updateOne(
        new Plan.Update(
            scope,
            table,
            id,
            Filter.EVERYTHING,
            values,
            expectedVersion,
            move,
            returning(scope, table, ask, representation)));
  }

  /** Takes one row by a transition; fails with the reason when it stays where it is. */
  public Future<Written> move(
      Scope scope,
      Table table,
      Transition transition,
      UUID id,
      @Nullable Long expectedVersion,
      Ask ask,
      boolean representation) {
    var states = Objects.requireNonNull(table.states());
    var move = MovePlanner.named(table, states, transition, scope.caller());
    Permission.update(scope, table, move);
    return updateOne(
        new Plan.Update(
            scope,
            table,
            id,
            Filter.EVERYTHING,
            List.of(new Plan.Assignment(move.field(), move.to())),
            expectedVersion,
            move,
            returning(scope, table, ask, representation)));
  }

  private Future<Written> updateOne(Plan.Update plan) {
    var id = Objects.requireNonNull(plan.id());
    return allowance
        .within(program, RowCost.of(plan), () -> existing(plan).compose(_ -> moved(plan)))
        .map(Written::new)
        .onSuccess(written -> relinked(plan, written))
        .recover(failure ->
            isDemand(failure, Demand.Kind.STATE)
                ? unwritten.blocked(plan)
                : StoreRefusal.failed(failure, program, plan.table()))
        .compose(written -> unwritten.unlessNone(written, plan, id, plan.expectedVersion()));
  }

  /** Where a row stays in its state, it is asked why. */
  private Future<Result> moved(Plan.Update plan) {
    return plan.move() == null
        ? store.execute(sql.compile(plan))
        : store.executeAlone(sql.compile(plan));
  }

  /** The links of one row were asked for beforehand. */
  private void relinked(Plan.Update plan, Written written) {
    if (RowCost.relinks(plan)) {
      allowance.freed(program.id(), Math.min(0, RowCost.of(plan) * (1 - written.rows())));
    }
  }

  private static boolean isDemand(Throwable failure, Demand.Kind kind) {
    return failure instanceof StoreFailure refused
        && refused.kind() == StoreFailure.Kind.REFUSED
        && Demand.isOf(refused.constraint(), kind);
  }

  /** New values for every row that matches. */
  public Future<Written> update(
      Scope scope, Table table, JsonNode body, Ask ask, boolean representation) {
    var values = writer(table).reader().assignments(body);
    var move = MovePlanner.of(table, values, scope.caller());
    Permission.update(scope, table, move);
    var planner = new Planner(scope);
    var plan =
        new Plan.Update(
            scope,
            table,
            null,
            planner.filter(table, ask),
            values,
            null,
            move,
            returning(scope, table, ask, representation));
    return allowance.within(
        program,
        RowCost.of(plan),
        () ->
            existing(plan)
                .compose(_ -> write(plan, table))
                .onSuccess(written -> relinked(plan, written)));
  }

  private Future<Void> existing(Plan.Insert insert, boolean list) {
    var existence = new Existence(store, insert.scope());
    for (var row = 0; row < insert.rows().size(); row++) {
      for (var index : writer(insert.table()).referring()) {
        existence.value(
            insert.columns().get(index), insert.rows().get(row).get(index), list ? "/" + row : "");
      }
    }
    return existence.check();
  }

  private Future<Void> existing(Plan.Update update) {
    var existence = new Existence(store, update.scope());
    update.values().forEach(value -> existence.value(value.field(), value.value(), ""));
    return existence.check();
  }

  /** The end of one row. */
  public Future<Written> deleteOne(
      Scope scope,
      Table table,
      UUID id,
      @Nullable Long expectedVersion,
      Ask ask,
      boolean representation) {
    Permission.ask(scope, table, Operation.DELETE);
    var plan =
        new Plan.Delete(
            scope,
            table,
            id,
            Filter.EVERYTHING,
            expectedVersion,
            returning(scope, table, ask, representation));
    return write(plan, table)
        .compose(written -> unwritten.unlessNone(written, plan, id, expectedVersion));
  }

  /** The end of every row that matches. */
  public Future<Written> delete(Scope scope, Table table, Ask ask, boolean representation) {
    Permission.ask(scope, table, Operation.DELETE);
    return write(
        new Plan.Delete(
            scope,
            table,
            null,
            new Planner(scope).filter(table, ask),
            null,
            returning(scope, table, ask, representation)),
        table);
  }

  /** Ids for rows that are going to be written together, in this order. */
  public Supplier<UUID> newIds(Scope scope) {
    return ids.series(scope.now());
  }

  /** The validated values of a new row, for {@link #load}; refused with every fault at once. */
  public List<@Nullable Object> prepared(Scope scope, Table table, JsonNode body, UUID id) {
    return writer(table).importedRow(body, scope, id);
  }

  /**
   * Writes rows of several tables in this order and in one transaction. Triggers are told nothing:
   * these rows are where an app begins, and nobody is to be written to about them.
   */
  public Future<Void> load(Scope scope, List<NewRows> sets) {
    var cost =
        sets.stream()
            .mapToLong(set -> RowCost.of(set, writer(set.table()).reader().insertColumns()))
            .sum();
    return allowance.within(
        program,
        cost,
        () ->
            store.inTransaction(
                program.id(),
                transaction -> {
                  var done = Future.<Void>succeededFuture();
                  for (var set : sets) {
                    done = done.compose(_ -> load(transaction, scope, set));
                  }
                  return done;
                }));
  }

  private Future<Void> load(RowStore transaction, Scope scope, NewRows set) {
    var columns = writer(set.table()).reader().insertColumns();
    var batch = Math.min(MOST_LOADED_AT_ONCE, MOST_PARAMETERS / columns.size());
    var values = set.rows().stream().map(NewRows.Row::values).toList();
    var done = Future.<Void>succeededFuture();
    for (var start = 0; start < values.size(); start += batch) {
      var part = values.subList(start, Math.min(values.size(), start + batch));
      var plan = new Plan.Insert(scope, set.table(), columns, part, null);
      done =
          done.compose(_ -> existing(plan, false))
              .compose(_ -> transaction.execute(sql.quietly(plan)).mapEmpty());
    }
    return done.recover(failure -> StoreRefusal.failed(failure, program, set.table()));
  }

  private Future<Written> write(Plan plan, Table table) {
    return (returnsSeveral(plan)
            ? store.executeOrUndo(sql.compile(plan))
            : store.execute(sql.compile(plan)))
        .map(Written::new)
        .onSuccess(written -> {
          if (plan instanceof Plan.Delete) {
            allowance.freed(program.id(), written.rows());
          }
        })
        .recover(failure ->
            isDemand(failure, Demand.Kind.CREATE)
                ? Future.failedFuture(Permission.forbidden(plan.scope()))
                : plan instanceof Plan.Delete
                    ? StoreRefusal.failedToDelete(failure, program, table)
                    : StoreRefusal.failed(failure, program, table));
  }

  /** Whether the answer to a write can be too large: one row never is. */
  private static boolean returnsSeveral(Plan plan) {
    return switch (plan) {
      case Plan.Insert insert -> insert.returning() != null && insert.rows().size() > 1;
      case Plan.Update update -> update.returning() != null && update.id() == null;
      case Plan.Delete delete -> delete.returning() != null && delete.id() == null;
      case Plan.Read _, Plan.ReadOne _ -> false;
    };
  }

  private TableWriter writer(Table table) {
    return writers.computeIfAbsent(table.id(), _ -> new TableWriter(table));
  }

  private static @Nullable Projection returning(
      Scope scope, Table table, Ask ask, boolean representation) {
    return representation ? new Planner(scope).projection(table, ask.select()) : null;
  }
}
