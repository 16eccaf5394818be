package dev.libretto.publish.migrate;

import dev.libretto.program.AppId;
import dev.libretto.publish.diff.Assessed;
import dev.libretto.publish.diff.Change;
import dev.libretto.publish.diff.Concern;
import dev.libretto.publish.diff.Rating;
import dev.libretto.publish.diff.Refusal;
import dev.libretto.store.Database;
import dev.libretto.store.PublishSession;
import dev.libretto.store.ddl.RowQuestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks the rows what changes mean to them, without changing or locking anything. Waits. */
public final class Assess {

  private static final int SAMPLES = 5;

  private final Database database;

  /** Asks rows in this database. */
  public Assess(Database database) {
    this.database = database;
  }

  /** The changes with what they mean at this moment. */
  public List<Assessed> assess(AppId app, List<Change> changes) {
    return changes.stream().map(change -> assess(app, change)).toList();
  }

  private Assessed assess(AppId app, Change change) {
    var rating = Rating.of(change);
    Optional<Long> rows = rating.rows().map(question -> count(app, question));
    long losing =
        rating.losing().equals(rating.rows())
            ? rows.orElse(0L)
            : rating.losing().map(question -> count(app, question)).orElse(0L);
    return new Assessed(
        change,
        rating.classes(losing),
        rows,
        change instanceof Change.RetypeField retype
            ? Optional.of(preview(app, retype, rows.orElse(0L), losing))
            : Optional.empty());
  }

  private Assessed.Preview preview(AppId app, Change.RetypeField retype, long rows, long losing) {
    var move = retype.move();
    return new Assessed.Preview(
        rows - losing,
        losing,
        losing == 0
            ? List.of()
            : PublishSession.samples(
                    database, app, retype.table(), move.from(), move.conversion(), SAMPLES)
                .await());
  }

  /** What stands against the changes at this moment. */
  public List<Refusal> refusals(AppId app, List<Concern> concerns) {
    var refusals = new ArrayList<Refusal>();
    for (var concern : concerns) {
      long rows = count(app, concern.question());
      if (rows > 0) {
        refusals.add(concern.refusal(rows));
      }
    }
    return List.copyOf(refusals);
  }

  private long count(AppId app, RowQuestion question) {
    return PublishSession.count(database, app, question).await();
  }
}
