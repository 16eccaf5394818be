package dev.libretto.store;

import dev.libretto.program.Program;
import dev.libretto.program.Table;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** The change logs of all apps, for letting go of what need not be remembered any longer. */
public final class ChangeLogs {

  /** A statement holds its locks until its end, and writers need none of these rows. */
  private static final int ENTRIES_AT_ONCE = 5_000;

  private final SqlClient client;

  /** The change logs of a database. */
  public ChangeLogs(Database database) {
    this.client = database.client();
  }

  /**
   * Forgets what the tables of an app keep no longer.
   *
   * @return how many entries there were
   */
  public Future<Integer> forget(Program program, Instant now) {
    var done = Future.succeededFuture(0);
    for (var table : program.tables()) {
      done = done.compose(before -> forget(program, table, now).map(gone -> before + gone));
    }
    return done.recover(StoreFailure::failed);
  }

  private Future<Integer> forget(Program program, Table table, Instant now) {
    var changes = now.minus(Duration.ofDays(table.history().changesDays()));
    var trash = now.minus(Duration.ofDays(table.history().trashDays()));
    return client
        .preparedQuery(
            // A deletion is needed for as long as the row can be restored.
            """
            DELETE FROM %1$s WHERE "seq" IN (
              SELECT "seq" FROM %1$s
               WHERE "table_id" = $1 AND "at" < $2 AND ("kind" <> 'd' OR "at" < $3)
               ORDER BY "seq" LIMIT %2$d)
            """
                .formatted(SqlText.quoted(program.id().schema()) + ".\"change\"", ENTRIES_AT_ONCE))
        .execute(
            Tuple.of(table.id(), changes.atOffset(ZoneOffset.UTC), trash.atOffset(ZoneOffset.UTC)))
        .compose(rows ->
            rows.rowCount() < ENTRIES_AT_ONCE
                ? Future.succeededFuture(rows.rowCount())
                : forget(program, table, now).map(more -> more + rows.rowCount()));
  }
}
