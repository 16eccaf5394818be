package dev.libretto.store.run;

import dev.libretto.program.AppId;
import dev.libretto.store.Database;
import dev.libretto.store.StoreFailure;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The mail addresses of the people of an app. Who is not active has none. */
public final class Addresses {

  private static final String WITH_ROLES =
      """
      SELECT email FROM libretto.member
       WHERE app = $1 AND status = 'active' AND roles && $2 ORDER BY email LIMIT $3
      """;

  private static final String OF_MEMBERS =
      """
      SELECT email FROM libretto.member
       WHERE app = $1 AND status = 'active' AND id = ANY($2) ORDER BY email
      """;

  private static final String OF_OWNER =
      """
      SELECT b.email FROM libretto.app a JOIN libretto.builder b ON b.id = a.builder
       WHERE a.id = $1 AND b.email IS NOT NULL
      """;

  private final SqlClient client;

  /** Those in a database. */
  public Addresses(Database database) {
    this.client = database.client();
  }

  /** Members with one of these roles, given by their ids. */
  public Future<List<String>> withRoles(AppId app, List<String> roleIds, int limit) {
    return ask(
        WITH_ROLES, Tuple.of(app.value(), (Object) roleIds.toArray(String[]::new), (long) limit));
  }

  /** These members. */
  public Future<List<String>> of(AppId app, List<UUID> members) {
    return ask(OF_MEMBERS, Tuple.of(app.value(), (Object) members.toArray(UUID[]::new)));
  }

  /** The app's builder, if they have told theirs. */
  public Future<List<String>> owner(AppId app) {
    return ask(OF_OWNER, Tuple.of(app.value()));
  }

  private Future<List<String>> ask(String sql, Tuple values) {
    return client
        .preparedQuery(sql)
        .execute(values)
        .map(Addresses::emails)
        .recover(StoreFailure::failed);
  }

  private static List<String> emails(RowSet<Row> rows) {
    var emails = new ArrayList<String>(rows.size());
    rows.forEach(row -> emails.add(row.getString("email")));
    return List.copyOf(emails);
  }
}
