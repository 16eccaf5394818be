package dev.libretto.store.run;

import dev.libretto.program.AppId;
import dev.libretto.store.Database;
import dev.libretto.store.StoreFailure;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The events that triggers have not been told yet. */
public final class Outbox {

  private static final UUID BEFORE_ALL = new UUID(0, 0);

  /** From one app to the next by the index: the events of one, however many, cost nothing. */
  private static final String APPS =
      """
      WITH RECURSIVE next(app) AS (
        (SELECT o.app FROM libretto.outbox o WHERE o.app > $1 ORDER BY o.app LIMIT 1)
        UNION ALL
        SELECT (SELECT o.app FROM libretto.outbox o WHERE o.app > next.app ORDER BY o.app LIMIT 1)
          FROM next WHERE next.app IS NOT NULL)
      SELECT next.app FROM next WHERE next.app IS NOT NULL LIMIT $2
      """;

  /** One engine at a time, so that the events of a row are told in their order. */
  private static final String LOCK =
      "SELECT pg_try_advisory_xact_lock(hashtextextended('libretto.outbox ' || $1, 0)) AS mine";

  private static final String TAKE =
      """
      DELETE FROM libretto.outbox WHERE id IN (
        SELECT o.id FROM libretto.outbox o WHERE o.app = $1
         ORDER BY o.id LIMIT $2 FOR UPDATE SKIP LOCKED)
      RETURNING id, app, version, table_id, row_id, row_version, kind, cause, at,
                before::text AS before, after::text AS after
      """;

  private static final String DEPTH =
      """
      SELECT (SELECT count(*) FROM (SELECT FROM libretto.outbox LIMIT 100000) AS o) AS waiting,
             (SELECT o.at FROM libretto.outbox o ORDER BY o.id LIMIT 1) AS oldest
      """;

  private static final String ORPHANS =
      """
      DELETE FROM libretto.outbox o
       WHERE NOT EXISTS (SELECT FROM libretto.app a WHERE a.id = o.app)
      """;

  private final SqlClient client;
  private final Pool pool;

  /** That of a database. */
  public Outbox(Database database) {
    this.client = database.client();
    this.pool = database.pool();
  }

  /**
   * The apps that have events, in the order of their ids.
   *
   * @param after the last app of the page before; empty for the first
   */
  public Future<List<AppId>> apps(Optional<AppId> after, int limit) {
    return client
        .preparedQuery(APPS)
        .execute(Tuple.of(after.map(AppId::value).orElse(BEFORE_ALL), limit))
        .map(rows -> {
          var apps = new ArrayList<AppId>();
          rows.forEach(row -> apps.add(new AppId(row.getUUID("app"))));
          return List.copyOf(apps);
        })
        .recover(StoreFailure::failed);
  }

  /** Events being taken out: they are gone with {@link #commit}, and as they were without. */
  public static final class Taken {

    private final SqlConnection connection;
    private final Transaction transaction;
    private final List<RowEvent> events;

    private Taken(SqlConnection connection, Transaction transaction, List<RowEvent> events) {
      this.connection = connection;
      this.transaction = transaction;
      this.events = events;
    }

    /** The events, those of one row in their order. */
    public List<RowEvent> events() {
      return events;
    }

    /** Puts the deliveries in their place, in the one transaction. */
    public Future<Void> commit(List<NewDelivery> deliveries, Instant now) {
      return Deliveries.add(connection, deliveries, now)
          .compose(_ -> transaction.commit())
          .eventually(connection::close)
          .recover(StoreFailure::failed);
    }

    /** Leaves everything as it was. Never fails. */
    public Future<Void> giveBack() {
      return transaction.rollback().otherwiseEmpty().eventually(connection::close).otherwiseEmpty();
    }
  }

  /** Takes an app's first events; empty while another engine does, or where there are none. */
  public Future<Optional<Taken>> take(AppId app, int limit) {
    return pool.getConnection()
        .compose(connection ->
            connection
                .begin()
                .compose(transaction -> take(connection, transaction, app, limit))
                .compose(
                    taken ->
                        taken.isPresent()
                            ? Future.succeededFuture(taken)
                            : connection.close().map(taken),
                    failure -> connection.close().transform(_ -> Future.failedFuture(failure))))
        .recover(StoreFailure::failed);
  }

  private static Future<Optional<Taken>> take(
      SqlConnection connection, Transaction transaction, AppId app, int limit) {
    return connection
        .preparedQuery(LOCK)
        .execute(Tuple.of(app.value().toString()))
        .compose(lock ->
            lock.iterator().next().getBoolean("mine")
                ? connection
                    .preparedQuery(TAKE)
                    .execute(Tuple.of(app.value(), limit))
                    .map(rows -> {
                      var events = new ArrayList<RowEvent>();
                      rows.forEach(row -> events.add(event(row)));
                      events.sort(Comparator.comparingLong(RowEvent::id));
                      return List.copyOf(events);
                    })
                : Future.succeededFuture(List.<RowEvent>of()))
        .compose(
            events ->
                events.isEmpty()
                    ? transaction.rollback().map(Optional.<Taken>empty())
                    : Future.succeededFuture(
                        Optional.of(new Taken(connection, transaction, events))),
            failure -> transaction.rollback().transform(_ -> Future.failedFuture(failure)));
  }

  private static RowEvent event(Row row) {
    return new RowEvent(
        row.getLong("id"),
        new AppId(row.getUUID("app")),
        row.getInteger("version"),
        row.getString("table_id"),
        row.getUUID("row_id"),
        row.getLong("row_version"),
        row.getString("kind"),
        row.getString("cause"),
        row.getOffsetDateTime("at").toInstant(),
        row.getString("before"),
        row.getString("after"));
  }

  /**
   * How much waits.
   *
   * @param waiting how many, counted up to 100,000
   * @param oldest since when
   */
  public record Depth(long waiting, Optional<Instant> oldest) {

    /** How long the oldest has been waiting. */
    public Duration age(Instant now) {
      return oldest.map(since -> Duration.between(since, now)).orElse(Duration.ZERO);
    }
  }

  /** How many events wait, of all apps. */
  public Future<Depth> depth() {
    return client
        .query(DEPTH)
        .execute()
        .map(rows -> depth(rows.iterator().next()))
        .recover(StoreFailure::failed);
  }

  static Depth depth(Row row) {
    return new Depth(
        row.getLong("waiting"),
        Optional.ofNullable(row.getOffsetDateTime("oldest")).map(at -> at.toInstant()));
  }

  /** Forgets the events of apps that are gone for good. */
  public Future<Void> sweep() {
    return client.query(ORPHANS).execute().<Void>mapEmpty().recover(StoreFailure::failed);
  }
}
