package dev.libretto.store.account;

import dev.libretto.program.AppId;
import dev.libretto.store.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;

/** How many rows each app has, as far as engines have counted them or been allowed more. */
public final class RowQuotas {

  private static final String LEASE =
      """
      UPDATE libretto.row_quota SET used = used + $2 WHERE app = $1 AND used + $2 <= $3
      """;

  private static final String GIVE_BACK =
      "UPDATE libretto.row_quota SET used = greatest(used - $2, 0) WHERE app = $1";

  private static final String COUNTED =
      """
      INSERT INTO libretto.row_quota (app, used, counted_at) VALUES ($1, $2, $3)
      ON CONFLICT (app) DO UPDATE SET used = excluded.used, counted_at = excluded.counted_at
      """;

  private final SqlClient client;

  /** Those of a database. */
  public RowQuotas(Database database) {
    this.client = database.client();
  }

  /** Allows an engine so many rows more; false when they do not fit, or nobody has counted yet. */
  public Future<Boolean> lease(AppId app, long rows, long most) {
    return Sql.changed(client, LEASE, Tuple.of(app.value(), rows, most));
  }

  /** Takes back what an engine was allowed and does not need. */
  public Future<Void> giveBack(AppId app, long rows) {
    return Sql.run(client, GIVE_BACK, Tuple.of(app.value(), rows)).mapEmpty();
  }

  /** Remembers what has been counted. */
  public Future<Void> counted(AppId app, long rows, Instant at) {
    return Sql.run(client, COUNTED, Tuple.of(app.value(), rows, Sql.at(at))).mapEmpty();
  }
}
