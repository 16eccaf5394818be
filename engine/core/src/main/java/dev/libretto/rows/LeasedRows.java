package dev.libretto.rows;

import dev.libretto.problem.RequestCode;
import dev.libretto.program.AppId;
import dev.libretto.program.Program;
import dev.libretto.store.RowCountSql;
import dev.libretto.store.RowStore;
import dev.libretto.store.account.Plan;
import dev.libretto.store.account.RowQuotas;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Holds each app to the rows of its builder's plan. An engine leases rows in blocks, so that adding
 * one costs no statement; a block is a hundredth of the limit, at most {@value #LARGEST_BLOCK}.
 * Only when the last block does not fit any more everything is counted. What other engines of the
 * database hold of their blocks at that moment is not in the count: with {@code n} engines an app
 * can have at most {@code n - 1} blocks more than the plan allows, with one engine none.
 */
public final class LeasedRows implements RowAllowance {

  static final int LARGEST_BLOCK = 1_000;

  /** After a count that left no room, how long nobody counts again unless something is deleted. */
  private static final Duration BETWEEN_COUNTS = Duration.ofSeconds(5);

  private final Function<AppId, Future<Plan>> plans;
  private final RowQuotas quotas;
  private final RowStore store;
  private final InstantSource clock;
  private final Runnable refused;
  private final Map<AppId, Lease> leases = new ConcurrentHashMap<>();

  /**
   * Holds apps to their plans.
   *
   * @param plans the plan of the builder of an app
   * @param refused is told of each write the plan did not allow
   */
  public LeasedRows(
      Function<AppId, Future<Plan>> plans,
      RowQuotas quotas,
      RowStore store,
      InstantSource clock,
      Runnable refused) {
    this.refused = refused;
    this.plans = plans;
    this.quotas = quotas;
    this.store = store;
    this.clock = clock;
  }

  @Override
  public <T> Future<T> within(Program program, long rows, Supplier<Future<T>> work) {
    if (rows == 0) {
      return work.get();
    }
    var lease = leases.computeIfAbsent(program.id(), _ -> new Lease());
    return switch (lease.take(rows)) {
      case UNLIMITED -> work.get();
      case TAKEN -> settled(lease, rows, work);
      case MISSING ->
          lease
              .inTurn(() -> taken(program, lease, rows))
              .compose(limited -> limited ? settled(lease, rows, work) : work.get());
    };
  }

  private static <T> Future<T> settled(Lease lease, long rows, Supplier<Future<T>> work) {
    Future<T> done;
    try {
      done = work.get();
    } catch (RuntimeException refused) {
      lease.settle(rows, false);
      throw refused;
    }
    return done.onComplete(result -> lease.settle(rows, result.succeeded()));
  }

  @Override
  public void freed(AppId app, long rows) {
    var lease = leases.get(app);
    var surplus = lease == null ? 0 : lease.free(rows);
    if (surplus != 0) {
      // What is lost here is found by the next count.
      var _ = quotas.giveBack(app, surplus);
    }
  }

  /** Asks for plans again from now on: one has changed. */
  public void forgetPlans() {
    leases.values().forEach(Lease::forgetLimit);
  }

  /** How many rows and links an app has now, counted one by one. */
  public Future<Long> count(Program program) {
    return store.execute(RowCountSql.all(program)).map(result -> result.number(0));
  }

  /** Whoever was in turn before may have brought enough for the next as well. */
  private Future<Boolean> taken(Program program, Lease lease, long rows) {
    return switch (lease.take(rows)) {
      case UNLIMITED -> Future.succeededFuture(false);
      case TAKEN -> Future.succeededFuture(true);
      case MISSING -> refilled(program, lease, rows);
    };
  }

  /** Whether the rows were taken from a limited lease; fails where the plan does not allow them. */
  private Future<Boolean> refilled(Program program, Lease lease, long rows) {
    var app = program.id();
    return plans
        .apply(app)
        .compose(plan -> {
          lease.limit(plan.rowsPerApp());
          var most = plan.rowsPerApp();
          if (most.isEmpty()) {
            return Future.succeededFuture(false);
          }
          if (rows > most.getAsLong() || lease.isFull(clock.instant(), rows)) {
            return Future.failedFuture(overPlan(plan));
          }
          return leased(app, lease, rows, most.getAsLong())
              .compose(given ->
                  given
                      ? Future.succeededFuture(true)
                      : counted(program, lease)
                          .compose(_ -> leased(app, lease, rows, most.getAsLong()))
                          .compose(fits ->
                              fits ? Future.succeededFuture(true) : full(lease, rows, plan)));
        });
  }

  private <T> Future<T> full(Lease lease, long rows, Plan plan) {
    lease.full(clock.instant(), rows);
    return Future.failedFuture(overPlan(plan));
  }

  /** A block where one fits, else what is needed and no more. */
  private Future<Boolean> leased(AppId app, Lease lease, long rows, long most) {
    var block = Math.max(rows, block(most));
    return quotas
        .lease(app, block, most)
        .compose(fits -> {
          if (fits) {
            lease.add(block, rows);
            return Future.succeededFuture(true);
          }
          return block == rows
              ? Future.succeededFuture(false)
              : quotas
                  .lease(app, rows, most)
                  .onSuccess(exactly -> {
                    if (exactly) {
                      lease.add(rows, rows);
                    }
                  });
        });
  }

  static long block(long most) {
    return Math.clamp(most / 100, 1, LARGEST_BLOCK);
  }

  /** What is being added now may or may not be in the count: it is counted as if it were not. */
  private Future<Void> counted(Program program, Lease lease) {
    var at = clock.instant();
    var underWay = lease.drain();
    return count(program).compose(rows -> quotas.counted(program.id(), rows + underWay, at));
  }

  private RuntimeException overPlan(Plan plan) {
    refused.run();
    return new Refusal(
            RequestCode.PLAN_ROWS,
            "The app cannot hold more rows",
            "The plan '%s' allows %d rows and links in all tables of an app"
                .formatted(plan.name(), plan.rowsPerApp().orElse(0)),
            "Delete rows, or ask the operator for another plan",
            List.of())
        .thrown();
  }

  /** What this engine may add to one app without asking. */
  private static final class Lease {

    enum Taken {
      UNLIMITED,
      TAKEN,
      MISSING
    }

    private boolean unlimited;
    private long block = 1;
    private long left;
    private long underWay;
    private Instant fullUntil = Instant.MIN;
    private long fullFor = Long.MAX_VALUE;
    private Future<Void> last = Future.succeededFuture();

    synchronized Taken take(long rows) {
      if (unlimited) {
        return Taken.UNLIMITED;
      }
      if (left < rows) {
        return Taken.MISSING;
      }
      left -= rows;
      underWay += rows;
      return Taken.TAKEN;
    }

    synchronized void settle(long rows, boolean written) {
      underWay -= rows;
      left += written ? 0 : rows;
    }

    synchronized void add(long leased, long taken) {
      left += leased - taken;
      underWay += taken;
      fullUntil = Instant.MIN;
    }

    synchronized void limit(OptionalLong most) {
      unlimited = most.isEmpty();
      block = most.isEmpty() ? 1 : block(most.getAsLong());
    }

    synchronized void forgetLimit() {
      unlimited = false;
      fullUntil = Instant.MIN;
    }

    /** How many of the rows freed the engine has no use for. */
    synchronized long free(long rows) {
      if (unlimited || rows < 0) {
        return unlimited ? 0 : rows;
      }
      fullUntil = Instant.MIN;
      left += rows;
      var surplus = Math.max(0, left - 2 * block);
      left -= surplus;
      return surplus;
    }

    synchronized long drain() {
      left = 0;
      return underWay;
    }

    synchronized void full(Instant now, long rows) {
      fullFor = now.isBefore(fullUntil) ? Math.min(fullFor, rows) : rows;
      fullUntil = now.plus(BETWEEN_COUNTS);
    }

    synchronized boolean isFull(Instant now, long rows) {
      return rows >= fullFor && now.isBefore(fullUntil);
    }

    /**
     * Only one at a time counts and leases: what one does with the number another must not undo.
     */
    synchronized <T> Future<T> inTurn(Supplier<Future<T>> work) {
      var mine = last.transform(_ -> work.get());
      last = mine.transform(_ -> Future.succeededFuture());
      return mine;
    }
  }
}
