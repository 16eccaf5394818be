package dev.libretto.store;

import dev.libretto.program.AppId;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.stream.StreamSupport;

/** The apps that have something parked for longer than it is kept, or something unfinished. */
public final class ParkedApps {

  private static final String DUE =
      """
      SELECT a.id, b.name AS "user", a.name
        FROM libretto.app a JOIN libretto.builder b ON b.id = a.builder
       WHERE EXISTS (SELECT FROM libretto.parked p WHERE p.app = a.id AND p.drop_after <= now())
          OR EXISTS (SELECT FROM libretto.unfinished u WHERE u.app = a.id)
       ORDER BY a.id
      """;

  /**
   * Columns before tables: what is dropped with its table is dropped by itself first. With a table
   * go the functions that keep its computed columns.
   */
  private static final String DROPS =
      """
      SELECT CASE
               WHEN p.field_id IS NULL
               THEN coalesce((SELECT string_agg(format('DROP TABLE IF EXISTS %s; ', c.conrelid::regclass), '')
                                FROM pg_catalog.pg_constraint c
                               WHERE c.contype = 'f' AND c.conname LIKE 's\\_%'
                                 AND c.confrelid =
                                     to_regclass(format('%I.%I', a.schema_name, p.kept_as))), '')
                    || format('DROP TABLE IF EXISTS %I.%I', a.schema_name, p.kept_as)
                    || coalesce((SELECT string_agg(format('; DROP FUNCTION IF EXISTS %s', t.tgfoid::regprocedure), '')
                                   FROM pg_catalog.pg_trigger t
                                   JOIN pg_catalog.pg_proc f ON f.oid = t.tgfoid
                                  WHERE f.pronamespace = to_regnamespace(a.schema_name)
                                    AND t.tgrelid =
                                        to_regclass(format('%I.%I', a.schema_name, p.kept_as))), '')
               WHEN p.column_type = 'links'
               THEN format('DROP TABLE IF EXISTS %I.%I', a.schema_name, p.kept_as)
               ELSE format('ALTER TABLE IF EXISTS %I.%I DROP COLUMN IF EXISTS %I',
                           a.schema_name, 't_' || p.table_id, p.kept_as)
             END || format('; DELETE FROM libretto.parked WHERE id = %s', p.id)
        FROM libretto.parked p JOIN libretto.app a ON a.id = p.app
       WHERE p.app = $1 AND p.drop_after <= now()
       ORDER BY p.field_id IS NULL, p.id
      """;

  private final SqlClient client;

  /** Those of a database. */
  public ParkedApps(Database database) {
    this.client = database.client();
  }

  /** An app there is something to do for. */
  public record Due(AppId id, String user, String name) {}

  /** Those apps. */
  public Future<List<Due>> due() {
    return client
        .query(DUE)
        .execute()
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false)
                .map(row ->
                    new Due(
                        new AppId(row.getUUID("id")), row.getString("user"), row.getString("name")))
                .toList())
        .recover(StoreFailure::failed);
  }

  /** What drops all that an app has parked for long enough, one thing a statement. */
  public Future<List<String>> drops(AppId app) {
    return client
        .preparedQuery(DROPS)
        .execute(Tuple.of(app.value()))
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false).map(row -> row.getString(0)).toList())
        .recover(StoreFailure::failed);
  }
}
