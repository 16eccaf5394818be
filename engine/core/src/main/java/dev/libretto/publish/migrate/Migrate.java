package dev.libretto.publish.migrate;

import dev.libretto.json.JsonText;
import dev.libretto.problem.DefinitionCode;
import dev.libretto.problem.Pointer;
import dev.libretto.program.ColumnNames;
import dev.libretto.program.Program;
import dev.libretto.publish.diff.Assessed;
import dev.libretto.publish.diff.Change;
import dev.libretto.publish.diff.ChangeText;
import dev.libretto.publish.diff.Concern;
import dev.libretto.publish.diff.Refusal;
import dev.libretto.store.Builder;
import dev.libretto.store.Database;
import dev.libretto.store.PublishSession;
import dev.libretto.store.PublishTransaction;
import dev.libretto.store.StoreFailure;
import dev.libretto.store.ddl.DdlSql;
import dev.libretto.store.ddl.RowQuestion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings an app from one version to the next, or leaves it as it is. Waits; not for event loops.
 */
public final class Migrate {

  private static final Logger LOG = LoggerFactory.getLogger(Migrate.class);
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(50);

  private final Database database;
  private final Duration retention;

  /**
   * Migrates apps of this database.
   *
   * @param retention how long what is parked is kept
   */
  public Migrate(Database database, Duration retention) {
    this.database = database;
    this.retention = retention;
  }

  /**
   * What is to be made.
   *
   * @param columns where the values of the program to come are
   * @param none questions whose answer was no row when the changes were agreed to
   * @param by who publishes; a new app will be theirs
   */
  public record Order(
      Program to,
      ColumnNames columns,
      List<Assessed> changes,
      List<Concern> concerns,
      List<RowQuestion> none,
      Builder by) {
    public Order {
      changes = List.copyOf(changes);
      concerns = List.copyOf(concerns);
      none = List.copyOf(none);
    }

    List<Change> plain() {
      return changes.stream().map(Assessed::change).toList();
    }
  }

  /**
   * Makes the changes: what can be before the switch, the switch, and what is left to confirm.
   *
   * @param waits how long to wait for requests that hold the tables, each time it is tried
   * @throws StoreFailure when the database cannot do it now, or the engine made a mistake
   */
  public Migrated migrate(Order order, List<Duration> waits) throws StoreFailure {
    var session = PublishSession.open(database).await();
    try {
      return alone(session, order) ? performed(session, order, waits) : new Migrated.Busy();
    } catch (Exception failure) {
      return meaning(failure);
    } finally {
      session.close().await();
    }
  }

  /** Waits for as long as another publication of the app takes. */
  private static boolean alone(PublishSession session, Order order) {
    while (!session.tryLock(order.to().user(), order.to().header().name()).await()) {
      if (Thread.currentThread().isInterrupted()) {
        return false;
      }
      Pause.of(BETWEEN_TRIES);
    }
    return true;
  }

  private Migrated performed(PublishSession session, Order order, List<Duration> waits)
      throws StoreFailure {
    var app = order.to().id();
    var plan = MigrationPlan.of(order.plain(), order.to());
    if (!Unfinished.finish(session, app, waits)) {
      return new Migrated.Busy();
    }
    var migrated = tried(session, order, plan, waits);
    // After a success what is left to confirm, otherwise the steps back.
    try {
      if (!Unfinished.finish(session, app, waits)) {
        LOG.warn("What is left of a publication of {} is done before the next", app);
      }
    } catch (Exception failure) {
      LOG.warn("What is left of a publication of {} is done before the next", app, failure);
    }
    return migrated;
  }

  private Migrated tried(PublishSession session, Order order, Plan plan, List<Duration> waits)
      throws StoreFailure {
    try {
      return expanded(session, order, plan, waits);
    } catch (Exception failure) {
      return meaning(failure);
    }
  }

  private Migrated expanded(PublishSession session, Order order, Plan plan, List<Duration> waits)
      throws StoreFailure {
    var expand = new Expand(session, order.to().id(), waits);
    if (!expand.run(plan.expand())) {
      return new Migrated.Busy();
    }
    Migrated last = new Migrated.Busy();
    for (var wait : waits) {
      last = switched(session, order, plan, wait);
      if (!(last instanceof Migrated.Busy)) {
        return last;
      }
      Pause.of(wait);
    }
    return last;
  }

  private Migrated switched(PublishSession session, Order order, Plan plan, Duration patience)
      throws StoreFailure {
    var begun = session.begin(patience).await();
    boolean ended = false;
    try {
      var hindrance = hindrance(begun, order);
      if (hindrance instanceof Migrated.Done) {
        change(begun, order, plan);
        ended = true;
        begun.commit().await();
      }
      return hindrance;
    } catch (Exception failure) {
      return meaning(failure);
    } finally {
      if (!ended) {
        begun.rollback().await();
      }
    }
  }

  private static Migrated hindrance(PublishTransaction begun, Order order) {
    var to = order.to();
    int current = begun.currentNumber(to.user(), to.header().name()).await();
    if (current != to.version() - 1) {
      return new Migrated.Stale();
    }
    var asked =
        Stream.concat(order.concerns().stream().map(Concern::question), order.none().stream())
            .map(RowQuestion::table)
            .toList();
    begun.holdWriters(to.id(), asked).await();
    for (var question : order.none()) {
      if (begun.count(to.id(), question).await() > 0) {
        return new Migrated.Stale();
      }
    }
    var refusals = new ArrayList<Refusal>();
    for (var concern : order.concerns()) {
      long rows = begun.count(to.id(), concern.question()).await();
      if (rows > 0) {
        refusals.add(concern.refusal(rows));
      }
    }
    return refusals.isEmpty() ? new Migrated.Done() : new Migrated.Refused(refusals);
  }

  private void change(PublishTransaction begun, Order order, Plan plan) {
    var to = order.to();
    var sql = new DdlSql(to.id());
    if (order.plain().stream().anyMatch(Change.CreateApp.class::isInstance)) {
      begun.saveApp(to, order.by()).await();
    }
    begun.apply(to.id(), plan.change()).await();
    begun.unpark(to.id(), plan.restored()).await();
    begun.park(to.id(), plan.parked(), retention).await();
    begun.replaceUnfinished(to.id(), plan.contract().stream().map(sql::sql).toList()).await();
    begun
        .saveVersion(
            to,
            JsonText.of(to.canonical()),
            order.columns(),
            order.changes().stream().map(Assessed::withoutSamples).map(ChangeText::of).toList(),
            order.by())
        .await();
  }

  private static Migrated meaning(Exception failure) throws StoreFailure {
    if (!(failure instanceof StoreFailure refused)) {
      throw failure instanceof RuntimeException bug ? bug : new IllegalStateException(failure);
    }
    return switch (refused.kind()) {
      case CONFLICT -> new Migrated.Busy();
      case NOT_UNIQUE, REFERENCE, CHECK, MISSING_VALUE, OUT_OF_BOUNDS ->
          new Migrated.Refused(
              List.of(
                  new Refusal(
                      DefinitionCode.ROWS_REFUSED,
                      Pointer.ROOT.child("tables"),
                      "The rows there are do not allow what this version asks of them.",
                      "Publish it in smaller steps to see which change it is.")));
      case OUTDATED, REFUSED, TOO_LARGE, TOO_LONG, UNAVAILABLE, OVER_PLAN, BUG -> throw refused;
    };
  }
}
