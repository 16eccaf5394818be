package dev.libretto.store.account;

import dev.libretto.program.AppId;
import dev.libretto.store.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** To whom apps belong: offers to another builder, and deletion that can be taken back. */
public final class Ownership {

  private static final String FIND =
      """
      SELECT a.id FROM libretto.app a JOIN libretto.builder b ON b.id = a.builder
       WHERE b.id = $1 AND a.name = $2 AND a.deleted_at IS NULL
      """;

  private static final String OFFER =
      """
      INSERT INTO libretto.app_transfer (id, app, receiver)
      SELECT $1, $2, id FROM libretto.builder WHERE name = $3 AND suspended_at IS NULL
      ON CONFLICT (app) DO UPDATE
        SET id = excluded.id, receiver = excluded.receiver, offered_at = now()
      """;

  private static final String OFFERS =
      """
      SELECT t.id, a.id AS app, a.name, f.name AS sender, r.name AS receiver, t.offered_at
        FROM libretto.app_transfer t
        JOIN libretto.app a ON a.id = t.app
        JOIN libretto.builder f ON f.id = a.builder
        JOIN libretto.builder r ON r.id = t.receiver
       WHERE a.deleted_at IS NULL AND (t.receiver = $1 OR a.builder = $1)
       ORDER BY t.offered_at, t.id
      """;

  private static final String END =
      """
      DELETE FROM libretto.app_transfer t USING libretto.app a
       WHERE t.id = $1 AND a.id = t.app AND (t.receiver = $2 OR a.builder = $2)
      RETURNING a.id AS app, a.name
      """;

  private static final String ACCEPT =
      """
      WITH t AS (
        DELETE FROM libretto.app_transfer WHERE id = $1 AND receiver = $2 RETURNING app, receiver),
      was AS (
        SELECT a.id, a.name, b.name AS sender, b.id AS sender_id FROM t
          JOIN libretto.app a ON a.id = t.app JOIN libretto.builder b ON b.id = a.builder
         WHERE a.deleted_at IS NULL)
      UPDATE libretto.app a SET builder = t.receiver, changed_at = clock_timestamp()
        FROM t, was WHERE a.id = t.app AND was.id = a.id
      RETURNING a.id AS app, a.name, was.sender, was.sender_id
      """;

  private static final String DELETE =
      """
      WITH gone AS (DELETE FROM libretto.app_transfer WHERE app = $1)
      UPDATE libretto.app SET deleted_at = $2, changed_at = clock_timestamp()
       WHERE id = $1 AND deleted_at IS NULL
      """;

  private static final String DELETED =
      """
      SELECT id AS app, name, deleted_at FROM libretto.app
       WHERE builder = $1 AND deleted_at IS NOT NULL ORDER BY deleted_at DESC, id
      """;

  private static final String RESTORE =
      """
      UPDATE libretto.app SET deleted_at = NULL, changed_at = clock_timestamp()
       WHERE id = $1 AND builder = $2 AND deleted_at > $4::timestamptz - make_interval(days => $3)
      RETURNING name
      """;

  private static final String MOVED =
      """
      SELECT a.id AS app, b.name AS "user", a.name,
             a.deleted_at IS NULL AND b.suspended_at IS NULL AS served, a.changed_at
        FROM libretto.app a JOIN libretto.builder b ON b.id = a.builder
       WHERE a.changed_at > clock_timestamp() - make_interval(secs => $1)
      """;

  private final SqlClient client;
  private final InstantSource clock;

  /** The apps of a database. */
  public Ownership(Database database, InstantSource clock) {
    this.client = database.client();
    this.clock = clock;
  }

  /** An app on offer. */
  public record Offer(UUID id, AppId app, String name, String from, String to, Instant offeredAt) {}

  /** An app that has come to another builder. */
  public record Transferred(AppId app, String name, String from, UUID fromId) {}

  /** An app that can still be restored. */
  public record Deleted(AppId app, String name, Instant deletedAt) {}

  /** An app whose address or state has changed lately. */
  public record Moved(AppId app, String user, String name, boolean served) {}

  /** A builder's app. */
  public Future<Optional<AppId>> find(UUID builder, String app) {
    return Sql.one(client, FIND, Tuple.of(builder, app), row -> new AppId(row.getUUID("id")));
  }

  /** Offers an app, instead of an earlier offer; empty when there is no such receiver. */
  public Future<Optional<UUID>> offer(AppId app, String receiver) {
    var id = UUID.randomUUID();
    return Sql.changed(client, OFFER, Tuple.of(id, app.value(), receiver))
        .map(made -> made ? Optional.of(id) : Optional.empty());
  }

  /** The offers a builder has made or got. */
  public Future<List<Offer>> offers(UUID builder) {
    return Sql.all(
        client,
        OFFERS,
        Tuple.of(builder),
        row ->
            new Offer(
                row.getUUID("id"),
                app(row),
                row.getString("name"),
                row.getString("sender"),
                row.getString("receiver"),
                Sql.instant(row, "offered_at")));
  }

  /** Ends an offer, from either side; the app, or empty when there is no such offer. */
  public Future<Optional<AppId>> end(UUID offer, UUID builder) {
    return Sql.one(client, END, Tuple.of(offer, builder), Ownership::app);
  }

  /**
   * Takes an offered app over. Fails where the receiver has an app of that name, or a plan that
   * allows no more; the offer stands then.
   */
  public Future<Optional<Transferred>> accept(UUID offer, UUID receiver) {
    return Sql.one(
        client,
        ACCEPT,
        Tuple.of(offer, receiver),
        row ->
            new Transferred(
                app(row),
                row.getString("name"),
                row.getString("sender"),
                row.getUUID("sender_id")));
  }

  /** Takes an app away; its rows stay until they are dropped. */
  public Future<Boolean> delete(AppId app) {
    return Sql.changed(client, DELETE, Tuple.of(app.value(), Sql.at(clock.instant())));
  }

  /** A builder's apps that wait to be dropped. */
  public Future<List<Deleted>> deleted(UUID builder) {
    return Sql.all(
        client,
        DELETED,
        Tuple.of(builder),
        row -> new Deleted(app(row), row.getString("name"), Sql.instant(row, "deleted_at")));
  }

  /** Brings an app back within the grace; its name, or empty when there is nothing to restore. */
  public Future<Optional<String>> restore(AppId app, UUID builder, int graceDays) {
    return Sql.one(
        client,
        RESTORE,
        Tuple.of(app.value(), builder, graceDays, Sql.at(clock.instant())),
        row -> row.getString("name"));
  }

  /** The apps that have moved in the last seconds. */
  public Future<List<Moved>> moved(int seconds) {
    return Sql.all(
        client,
        MOVED,
        Tuple.of((double) seconds),
        row ->
            new Moved(
                app(row), row.getString("user"), row.getString("name"), row.getBoolean("served")));
  }

  private static AppId app(Row row) {
    return new AppId(row.getUUID("app"));
  }
}
