package dev.libretto.rows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.libretto.expression.Expression;
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
import dev.libretto.rows.states.Blocked;
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
  private final Map<String, TableWriter> writers = new ConcurrentHashMap<>();

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
    this.ids = ids;
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
    allow(scope, table, Operation.READ);
  }

  /** Refuses a caller who may delete nothing of the table, and so has no business in its trash. */
  public void deletable(Scope scope, Table table) {
    readable(scope, table);
    allow(scope, table, Operation.DELETE);
  }

  /** A page of rows, with the total when the ask wants a count. */
  public Future<Page> read(Scope scope, Table table, Ask ask) {
    allow(scope, table, Operation.READ);
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
    allow(scope, table, Operation.READ);
    var plan = new Planner(scope).readOne(table, ask, id);
    return store
        .execute(sql.compile(plan))
        .map(result -> result.size() == 0 ? Optional.<One>empty() : Optional.of(new One(result)))
        .recover(failure -> StoreRefusal.failed(failure, program, table));
  }

  /** New rows from an object or an array of objects, all or none. */
  public Future<Written> insert(
      Scope scope, Table table, JsonNode body, Ask ask, boolean representation) {
    allow(scope, table, Operation.CREATE);
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
    allowUpdate(scope, table, move);
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
    allowUpdate(scope, table, move);
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
        .within(
            program,
            RowCost.of(plan),
            () -> existing(plan).compose(_ -> store.execute(sql.compile(plan))))
        .map(Written::new)
        .onSuccess(written -> relinked(plan, written))
        .recover(failure ->
            isDemand(failure, Demand.Kind.STATE)
                ? blocked(plan)
                : StoreRefusal.failed(failure, program, plan.table()))
        .compose(written -> present(written, plan, id, plan.expectedVersion()));
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

  private <T> Future<T> blocked(Plan.Update plan) {
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

  /** New values for every row that matches. */
  public Future<Written> update(
      Scope scope, Table table, JsonNode body, Ask ask, boolean representation) {
    var values = writer(table).reader().assignments(body);
    var move = MovePlanner.of(table, values, scope.caller());
    allowUpdate(scope, table, move);
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
    allow(scope, table, Operation.DELETE);
    var plan =
        new Plan.Delete(
            scope,
            table,
            id,
            Filter.EVERYTHING,
            expectedVersion,
            returning(scope, table, ask, representation));
    return write(plan, table).compose(written -> present(written, plan, id, expectedVersion));
  }

  /** The end of every row that matches. */
  public Future<Written> delete(Scope scope, Table table, Ask ask, boolean representation) {
    allow(scope, table, Operation.DELETE);
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
                ? Future.failedFuture(forbidden(plan.scope()))
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

  /** Nothing was written: the row is gone, has another version, or the rules forbid it. */
  private Future<Written> present(
      Written written, Plan plan, UUID id, @Nullable Long expectedVersion) {
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
                        : forbidden(plan.scope())));
  }

  private static Refused rowNotFound(Table table) {
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

  /** A transition may ask for a role instead of the rule about updating. */
  private static void allowUpdate(Scope scope, Table table, Plan.@Nullable Move move) {
    reach(scope, table, Operation.UPDATE);
    boolean byRole =
        move != null
            && move.alone()
            && move.transitions().stream().anyMatch(transition -> !transition.roles().isEmpty());
    if (!byRole) {
      allow(scope, table.access().update());
    }
  }

  private static void allow(Scope scope, Table table, Operation operation) {
    reach(scope, table, operation);
    var access = table.access();
    allow(
        scope,
        switch (operation) {
          case READ -> access.read();
          case CREATE -> access.create();
          case UPDATE -> access.update();
          case DELETE -> access.delete();
        });
  }

  private static void reach(Scope scope, Table table, Operation operation) {
    if (!scope.caller().reach().allows(table.id(), operation)) {
      throw Refusal.of(
              RequestCode.OUT_OF_REACH,
              "The API key was not made for this: " + table.name() + ":" + operation.word(),
              "Use a key that has this among its scopes")
          .thrown();
    }
  }

  /** A rule that is never true needs no statement to say no. */
  private static void allow(Scope scope, Expression rule) {
    if (!scope.caller().builder()
        && rule instanceof Expression.Constant constant
        && !Boolean.TRUE.equals(constant.value())) {
      throw forbidden(scope);
    }
  }

  /** The refusal for a caller the rules do not allow something. */
  public static Refused forbidden(Scope scope) {
    return scope.caller().signedIn()
        ? Refusal.of(RequestCode.FORBIDDEN, "The rules of the table do not allow this", null)
            .thrown()
        : Refusal.of(
                RequestCode.NOT_SIGNED_IN,
                "The rules of the table do not allow this without a sign-in",
                "Send Authorization: Bearer with the builder's token")
            .thrown();
  }
}
