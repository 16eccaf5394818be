package dev.libretto.publish.migrate;

import dev.libretto.program.AppId;
import dev.libretto.store.PublishSession;
import dev.libretto.store.StoreFailure;
import dev.libretto.store.ddl.Ddl;
import dev.libretto.store.ddl.DdlSql;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the steps that can be taken while the version before is served. Each is written down before
 * it is taken, with what takes it back, so that one that was never finished is never met by chance.
 */
final class Expand {

  private static final Logger LOG = LoggerFactory.getLogger(Expand.class);

  /** How often rows that writers hold are come back to. */
  private static final int MOST_IDLE_PASSES = 100;

  private static final Duration BETWEEN_PASSES = Duration.ofMillis(20);

  private final PublishSession session;
  private final AppId app;
  private final DdlSql sql;
  private final Patiently patiently;

  /**
   * Expands by someone who has the app for themselves.
   *
   * @param waits how long to wait for requests that hold the tables, each time it is tried
   */
  Expand(PublishSession session, AppId app, List<Duration> waits) {
    this.session = session;
    this.app = app;
    this.sql = new DdlSql(app);
    this.patiently = new Patiently(session, waits);
  }

  /** True when all steps are taken; false when requests held tables or rows for too long. */
  boolean run(List<Ddl> steps) throws StoreFailure {
    for (var step : steps) {
      var undo = sql.undo(step);
      if (undo.isPresent()) {
        session.begun(app, undo.get()).await();
      }
      if (!take(step)) {
        return false;
      }
    }
    return true;
  }

  private boolean take(Ddl step) throws StoreFailure {
    return switch (step) {
      case Ddl.Fill(var table, var move) -> fill(step, table.name() + "." + move.to().name());
      case Ddl.FillRemembered(var table, var move) ->
          fill(step, "the history of " + table.name() + "." + move.to().name());
      case Ddl.FillComputed(var table, var field) -> fill(step, table.name() + "." + field.name());
      case Ddl.FillDefault(var table, var field) -> fill(step, table.name() + "." + field.name());
      case Ddl _ -> patiently.perform(sql.sql(step));
    };
  }

  /**
   * Goes through the rows until none is left that has to be filled. A batch passes over rows that
   * somebody is writing, so a pass that finds nothing proves something only when nothing is left.
   */
  private boolean fill(Ddl step, String field) throws StoreFailure {
    var batch = sql.sql(step);
    for (int idle = 0; idle < MOST_IDLE_PASSES; idle++) {
      long filled = pass(batch, field);
      if (session.remaining(sql.remaining(step)).await() == 0) {
        return true;
      }
      if (filled > 0) {
        idle = 0;
      }
      Pause.of(BETWEEN_PASSES);
    }
    return false;
  }

  private long pass(String batch, String field) {
    long filled = 0;
    Optional<String> last = Optional.empty();
    for (var done = session.fill(batch, last).await();
        done.last().isPresent();
        done = session.fill(batch, last).await()) {
      filled += done.rows();
      last = done.last();
      LOG.info("Filling {} of {}: {} rows", field, app, filled);
    }
    return filled;
  }
}
