package dev.libretto.publish.migrate;

import dev.libretto.json.JsonText;
import dev.libretto.problem.DefinitionCode;
import dev.libretto.problem.Pointer;
import dev.libretto.program.Program;
import dev.libretto.publish.diff.Change;
import dev.libretto.publish.diff.Concern;
import dev.libretto.publish.diff.Difference;
import dev.libretto.publish.diff.Refusal;
import dev.libretto.store.Builder;
import dev.libretto.store.Database;
import dev.libretto.store.PublishTransaction;
import dev.libretto.store.StoreFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings an app from one version to the next, or leaves it as it is. Waits; not for event loops.
 */
public final class Migrate {

  private final Database database;

  /** Migrates apps of this database. */
  public Migrate(Database database) {
    this.database = database;
  }

  /**
   * Asks the rows without changing or locking anything.
   *
   * @return what stands against the changes at this moment
   */
  public List<Refusal> rehearse(Program to, Difference difference) {
    var refusals = new ArrayList<Refusal>();
    for (var concern : difference.concerns()) {
      long rows = PublishTransaction.count(database, to.id(), concern.question()).await();
      if (rows > 0) {
        refusals.add(concern.refusal(rows));
      }
    }
    return List.copyOf(refusals);
  }

  /**
   * Makes the changes in one transaction.
   *
   * @param difference without refusals
   * @param by who publishes; a new app will be theirs
   * @param patience how long a step may keep requests waiting
   * @throws StoreFailure when the database cannot do it now, or the engine made a mistake
   */
  public Migrated migrate(Program to, Difference difference, Builder by, Duration patience)
      throws StoreFailure {
    var begun = PublishTransaction.begin(database, by.name(), to.header().name(), patience).await();
    boolean ended = false;
    try {
      var hindrance = hindrance(begun, to, difference);
      if (hindrance instanceof Migrated.Done) {
        change(begun, to, difference, by);
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

  private static Migrated hindrance(PublishTransaction begun, Program to, Difference difference) {
    int current = begun.currentNumber(to.user(), to.header().name()).await();
    if (current != to.version() - 1) {
      return new Migrated.Stale();
    }
    var asked = difference.concerns().stream().map(concern -> concern.question().table()).toList();
    begun.holdWriters(to.id(), asked).await();
    var refusals = new ArrayList<Refusal>();
    for (Concern concern : difference.concerns()) {
      long rows = begun.count(to.id(), concern.question()).await();
      if (rows > 0) {
        refusals.add(concern.refusal(rows));
      }
    }
    return refusals.isEmpty() ? new Migrated.Done() : new Migrated.Refused(refusals);
  }

  private static void change(
      PublishTransaction begun, Program to, Difference difference, Builder by) {
    if (difference.changes().stream().anyMatch(Change.CreateApp.class::isInstance)) {
      begun.saveApp(to, by).await();
    }
    begun.apply(to.id(), MigrationPlan.of(difference.changes(), to)).await();
    begun.saveVersion(to, JsonText.of(to.canonical()), by).await();
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
      case OUTDATED, REFUSED, TOO_LONG, UNAVAILABLE, OVER_PLAN, BUG -> throw refused;
    };
  }
}
