package dev.libretto.store;

import dev.libretto.program.AppId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The apps of this engine and their versions, for reading; publishing alone writes them. */
public final class Apps {

  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private static final String COLUMNS =
      """
      SELECT a.id AS app, b.name AS "user", a.name, v.number, v.digest, v.definition, v.columns,
             v.summary, p.name AS published_by, v.published_at
        FROM libretto.app a
        JOIN libretto.builder b ON b.id = a.builder
      """;

  private static final String CURRENT =
      COLUMNS
          + """
            JOIN LATERAL (SELECT * FROM libretto.version w
                           WHERE w.app = a.id ORDER BY w.number DESC LIMIT 1) v ON true
            JOIN libretto.builder p ON p.id = v.published_by
           WHERE a.deleted_at IS NULL AND b.suspended_at IS NULL
          """;

  private static final String EVERY =
      COLUMNS
          + """
            JOIN libretto.version v ON v.app = a.id
            JOIN libretto.builder p ON p.id = v.published_by
           WHERE a.deleted_at IS NULL AND b.name = $1 AND a.name = $2
          """;

  private static final String NUMBERED = EVERY + " AND v.number = $3";

  private static final String OF_APP =
      COLUMNS
          + """
            JOIN libretto.version v ON v.app = a.id
            JOIN libretto.builder p ON p.id = v.published_by
           WHERE a.deleted_at IS NULL AND a.id = $1 AND v.number = $2
          """;

  private static final String HISTORY =
      EVERY + " AND v.number < $3 ORDER BY v.number DESC LIMIT $4";

  private static final String PARKED =
      """
      SELECT table_id, field_id, name, kept_as, column_type, version
        FROM libretto.parked WHERE app = $1 ORDER BY version DESC, id DESC
      """;

  private static final String ONE = CURRENT + " AND b.name = $1 AND a.name = $2";

  private static final String PAGE = CURRENT + " AND a.id > $1 ORDER BY a.id LIMIT $2";

  private static final String OF_BUILDER =
      """
      SELECT a.id AS app, a.name, v.number, v.digest, v.published_at
        FROM libretto.app a
        JOIN LATERAL (SELECT * FROM libretto.version w
                       WHERE w.app = a.id ORDER BY w.number DESC LIMIT 1) v ON true
       WHERE a.builder = $1 AND a.deleted_at IS NULL ORDER BY a.name
      """;

  private final SqlClient client;

  /** The apps of a database. */
  public Apps(Database database) {
    this.client = database.client();
  }

  /** An app without its definition. */
  public record Listed(AppId app, String name, int number, String digest, Instant publishedAt) {}

  /** The current version of the app at an address. */
  public Future<Optional<PublishedVersion>> current(String user, String name) {
    return client
        .preparedQuery(ONE)
        .execute(Tuple.of(user, name))
        .map(rows -> versions(rows).stream().findFirst())
        .recover(StoreFailure::failed);
  }

  /** One version of the app at an address. */
  public Future<Optional<PublishedVersion>> version(String user, String name, int number) {
    return client
        .preparedQuery(NUMBERED)
        .execute(Tuple.of(user, name, number))
        .map(rows -> versions(rows).stream().findFirst())
        .recover(StoreFailure::failed);
  }

  /** One version of an app that is not deleted. */
  public Future<Optional<PublishedVersion>> version(AppId app, int number) {
    return client
        .preparedQuery(OF_APP)
        .execute(Tuple.of(app.value(), number))
        .map(rows -> versions(rows).stream().findFirst())
        .recover(StoreFailure::failed);
  }

  /**
   * The versions of the app at an address, the newest first.
   *
   * @param before only those with a smaller number
   * @param limit how many at most
   */
  public Future<List<PublishedVersion>> history(String user, String name, int before, int limit) {
    return client
        .preparedQuery(HISTORY)
        .execute(Tuple.of(user, name, before, limit))
        .map(Apps::versions)
        .recover(StoreFailure::failed);
  }

  /** What is parked of an app, what was parked last first. */
  public Future<List<Parked>> parked(AppId app) {
    return client
        .preparedQuery(PARKED)
        .execute(Tuple.of(app.value()))
        .map(rows -> {
          var parked = new ArrayList<Parked>();
          for (var row : rows) {
            parked.add(
                new Parked(
                    row.getString("table_id"),
                    Optional.ofNullable(row.getString("field_id")),
                    row.getString("name"),
                    row.getString("kept_as"),
                    Optional.ofNullable(row.getString("column_type")),
                    row.getInteger("version")));
          }
          return List.copyOf(parked);
        })
        .recover(StoreFailure::failed);
  }

  /**
   * The current versions of all apps, a page at a time and in the order of their ids.
   *
   * @param after the last app of the page before; empty for the first page
   * @param limit how many at most
   */
  public Future<List<PublishedVersion>> current(Optional<AppId> after, int limit) {
    return client
        .preparedQuery(PAGE)
        .execute(Tuple.of(after.map(AppId::value).orElse(BEFORE_ALL), limit))
        .map(Apps::versions);
  }

  /** A builder's apps by name. */
  public Future<List<Listed>> of(Builder builder) {
    return client
        .preparedQuery(OF_BUILDER)
        .execute(Tuple.of(builder.id()))
        .map(rows -> {
          var apps = new ArrayList<Listed>();
          for (var row : rows) {
            apps.add(
                new Listed(
                    new AppId(row.getUUID("app")),
                    row.getString("name"),
                    row.getInteger("number"),
                    row.getString("digest"),
                    row.getOffsetDateTime("published_at").toInstant()));
          }
          return List.copyOf(apps);
        })
        .recover(StoreFailure::failed);
  }

  private static List<PublishedVersion> versions(RowSet<Row> rows) {
    var versions = new ArrayList<PublishedVersion>();
    for (var row : rows) {
      versions.add(
          new PublishedVersion(
              new AppId(row.getUUID("app")),
              row.getString("user"),
              row.getString("name"),
              row.getInteger("number"),
              row.getString("digest"),
              row.getString("definition"),
              VersionColumns.read(row.getString("columns")),
              row.getString("summary").lines().toList(),
              row.getString("published_by"),
              row.getOffsetDateTime("published_at").toInstant()));
    }
    return List.copyOf(versions);
  }
}
