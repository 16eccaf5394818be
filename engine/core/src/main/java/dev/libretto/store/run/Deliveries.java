package dev.libretto.store.run;

import dev.libretto.program.AppId;
import dev.libretto.store.Database;
import dev.libretto.store.StoreFailure;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Notifications on their way, and for a while those that have arrived or never will. */
public final class Deliveries {

  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private static final String ADD =
      """
      INSERT INTO libretto.delivery
        (id, app, trigger, version, event, table_id, row_id, row_version, happened_at, recipient,
         sender, subject, body, state, due_at, reason, created_at, ended_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $15, $17)
      ON CONFLICT DO NOTHING
      """;

  private static final String APPS =
      """
      WITH RECURSIVE next(app) AS (
        (SELECT d.app FROM libretto.delivery d
          WHERE d.state = 'waiting' AND d.due_at <= $2 AND d.app > $1 ORDER BY d.app LIMIT 1)
        UNION ALL
        SELECT (SELECT d.app FROM libretto.delivery d
                 WHERE d.state = 'waiting' AND d.due_at <= $2 AND d.app > next.app
                 ORDER BY d.app LIMIT 1)
          FROM next WHERE next.app IS NOT NULL)
      SELECT next.app FROM next WHERE next.app IS NOT NULL LIMIT $3
      """;

  /** One engine at a time, so that an app's limit holds for all of them together. */
  private static final String LOCK =
      "SELECT pg_try_advisory_xact_lock(hashtextextended('libretto.delivery ' || $1, 0)) AS mine";

  /** Of a row, only the first that waits for an address; of an app that is deleted, none. */
  private static final String CLAIM =
      """
      UPDATE libretto.delivery SET attempts = attempts + 1, attempted_at = $2, due_at = $3
       WHERE id IN (
        SELECT d.id FROM libretto.delivery d JOIN libretto.app a ON a.id = d.app
          JOIN libretto.builder b ON b.id = a.builder
         WHERE d.app = $1 AND d.state = 'waiting' AND d.due_at <= $2
           AND a.deleted_at IS NULL AND b.suspended_at IS NULL
           AND NOT EXISTS (
             SELECT FROM libretto.delivery e
              WHERE e.app = d.app AND e.row_id = d.row_id AND e.recipient = d.recipient
                AND e.state = 'waiting' AND e.seq < d.seq)
         ORDER BY d.due_at, d.seq
         LIMIT greatest(0, least($4, $5 - (
           SELECT count(*) FROM libretto.delivery f
            WHERE f.app = $1 AND f.attempted_at > $6)))
         FOR UPDATE OF d SKIP LOCKED)
      RETURNING id, app, attempts, recipient, sender, subject, body
      """;

  private static final String RENEW =
      """
      UPDATE libretto.delivery d SET due_at = $3
        FROM unnest($1::uuid[], $2::int4[]) AS held(id, attempt)
       WHERE d.id = held.id AND d.attempts = held.attempt AND d.state = 'waiting'
      """;

  private static final String SENT =
      """
      UPDATE libretto.delivery SET state = 'sent', ended_at = $3, body = NULL, reason = NULL
       WHERE id = $1 AND attempts = $2 AND state = 'waiting'
      """;

  private static final String AGAIN =
      """
      UPDATE libretto.delivery SET due_at = $3, reason = $4
       WHERE id = $1 AND attempts = $2 AND state = 'waiting'
      """;

  private static final String DEAD =
      """
      UPDATE libretto.delivery SET state = 'dead', ended_at = $3, reason = $4
       WHERE id = $1 AND attempts = $2 AND state = 'waiting'
      """;

  /** Whoever tried it last did not come back to say how it went. */
  private static final String EXHAUSTED =
      """
      UPDATE libretto.delivery SET state = 'dead', ended_at = $1,
             reason = coalesce(reason, 'The engine ended while it was sending this')
       WHERE state = 'waiting' AND due_at <= $1 AND attempts >= $2
      """;

  private static final String LIST =
      """
      SELECT id, seq, trigger, version, event, table_id, row_id, happened_at, recipient, subject,
             state, attempts, due_at, reason, created_at, ended_at
        FROM libretto.delivery
       WHERE app = $1 AND ($2::text IS NULL OR state = $2) AND seq < $3
       ORDER BY seq DESC LIMIT $4
      """;

  private static final String RETRY =
      """
      UPDATE libretto.delivery
         SET state = 'waiting', attempts = 0, due_at = $3, ended_at = NULL
       WHERE app = $1 AND id = $2 AND state = 'dead' AND recipient IS NOT NULL AND body IS NOT NULL
      """;

  private static final String EXISTS = "SELECT FROM libretto.delivery WHERE app = $1 AND id = $2";

  private static final String WAITING =
      """
      SELECT count(*) AS waiting FROM (
        SELECT FROM libretto.delivery WHERE app = $1 AND state = 'waiting' LIMIT $2) AS d
      """;

  private static final String DEPTH =
      """
      SELECT (SELECT count(*) FROM (SELECT FROM libretto.delivery
                WHERE state = 'waiting' LIMIT 100000) AS d) AS waiting,
             (SELECT min(d.created_at) FROM libretto.delivery d WHERE d.state = 'waiting') AS oldest
      """;

  private static final String SWEEP =
      "DELETE FROM libretto.delivery WHERE state <> 'waiting' AND ended_at < $1";

  private final SqlClient client;
  private final Pool pool;

  /** Those of a database. */
  public Deliveries(Database database) {
    this.client = database.client();
    this.pool = database.pool();
  }

  static Future<Void> add(SqlConnection connection, List<NewDelivery> added, Instant now) {
    if (added.isEmpty()) {
      return Future.succeededFuture();
    }
    var at = utc(now);
    var batch =
        added.stream()
            .map(one -> {
              boolean dead = one.dead() != null;
              return Tuple.tuple()
                  .addUUID(one.id())
                  .addUUID(one.event().app().value())
                  .addString(one.trigger())
                  .addInteger(one.event().version())
                  .addString(one.what())
                  .addString(one.event().tableId())
                  .addUUID(one.event().rowId())
                  .addLong(one.event().rowVersion())
                  .addOffsetDateTime(utc(one.event().at()))
                  .addString(one.recipient())
                  .addString(one.sender())
                  .addString(one.subject())
                  .addString(one.text())
                  .addString((dead ? Delivery.State.DEAD : Delivery.State.WAITING).word())
                  .addOffsetDateTime(at)
                  .addString(one.dead())
                  .addOffsetDateTime(dead ? at : null);
            })
            .toList();
    return connection.preparedQuery(ADD).executeBatch(batch).mapEmpty();
  }

  /**
   * The apps with something to send now, in the order of their ids.
   *
   * @param after the last app of the page before; empty for the first
   */
  public Future<List<AppId>> apps(Optional<AppId> after, Instant now, int limit) {
    return all(
        APPS,
        Tuple.of(after.map(AppId::value).orElse(BEFORE_ALL), utc(now), limit),
        row -> new AppId(row.getUUID("app")));
  }

  /**
   * How much an app may send.
   *
   * @param perHour how many mails in any hour
   * @param lease how long an attempt is waited for that nobody {@linkplain #renew renews}
   */
  public record Allowance(int perHour, Duration lease) {}

  /** Counts an attempt of some of an app's deliveries, which are the caller's to make. */
  public Future<List<Claimed>> claim(AppId app, Instant now, int limit, Allowance allowance) {
    return pool.withTransaction(connection ->
            connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(app.value().toString()))
                .compose(lock ->
                    lock.iterator().next().getBoolean("mine")
                        ? connection
                            .preparedQuery(CLAIM)
                            .execute(
                                Tuple.of(
                                    app.value(),
                                    utc(now),
                                    utc(now.plus(allowance.lease())),
                                    (long) limit,
                                    (long) allowance.perHour(),
                                    utc(now.minus(Duration.ofHours(1)))))
                            .map(rows -> read(rows, Deliveries::claimed))
                        : Future.succeededFuture(List.<Claimed>of())))
        .map(Objects::requireNonNull)
        .recover(StoreFailure::failed);
  }

  private static Claimed claimed(Row row) {
    return new Claimed(
        row.getUUID("id"),
        new AppId(row.getUUID("app")),
        row.getInteger("attempts"),
        row.getString("recipient"),
        row.getString("sender"),
        row.getString("subject"),
        row.getString("body"));
  }

  /**
   * Holds attempts that are still being made until an instant; not those somebody else has taken.
   */
  public Future<Void> renew(Collection<Claimed> held, Instant until) {
    return held.isEmpty()
        ? Future.succeededFuture()
        : run(
            RENEW,
            Tuple.of(
                held.stream().map(Claimed::id).toArray(UUID[]::new),
                held.stream().map(Claimed::attempt).toArray(Integer[]::new),
                utc(until)));
  }

  /** It has been sent. Nothing happens where somebody else has tried it since. */
  public Future<Void> sent(Claimed claimed, Instant now) {
    return run(SENT, Tuple.of(claimed.id(), claimed.attempt(), utc(now)));
  }

  /** It has failed and is tried again. */
  public Future<Void> again(Claimed claimed, Instant due, String reason) {
    return run(AGAIN, Tuple.of(claimed.id(), claimed.attempt(), utc(due), reason));
  }

  /** It has failed and is not tried any more. */
  public Future<Void> dead(Claimed claimed, Instant now, String reason) {
    return run(DEAD, Tuple.of(claimed.id(), claimed.attempt(), utc(now), reason));
  }

  /** Ends those that have been tried often enough without anybody coming back to say so. */
  public Future<Integer> exhausted(Instant now, int mostAttempts) {
    return client
        .preparedQuery(EXHAUSTED)
        .execute(Tuple.of(utc(now), mostAttempts))
        .map(RowSet::rowCount)
        .recover(StoreFailure::failed);
  }

  /**
   * The deliveries of an app, the newest first.
   *
   * @param state only those in it; empty: all
   * @param before only those with a smaller {@code seq}
   */
  public Future<List<Delivery>> list(
      AppId app, Optional<Delivery.State> state, long before, int limit) {
    return all(
        LIST,
        Tuple.of(app.value(), state.map(Delivery.State::word).orElse(null), before, (long) limit),
        Deliveries::delivery);
  }

  private static Delivery delivery(Row row) {
    return new Delivery(
        row.getUUID("id"),
        row.getLong("seq"),
        row.getString("trigger"),
        row.getInteger("version"),
        row.getString("event"),
        row.getString("table_id"),
        row.getUUID("row_id"),
        row.getOffsetDateTime("happened_at").toInstant(),
        Optional.ofNullable(row.getString("recipient")),
        row.getString("subject"),
        Delivery.State.of(row.getString("state")).orElseThrow(),
        row.getInteger("attempts"),
        row.getOffsetDateTime("due_at").toInstant(),
        Optional.ofNullable(row.getString("reason")),
        row.getOffsetDateTime("created_at").toInstant(),
        Optional.ofNullable(row.getOffsetDateTime("ended_at")).map(at -> at.toInstant()));
  }

  /** What came of asking for another attempt. */
  public enum Retried {
    /** It waits, as if it were new. */
    YES,
    /** It has been sent, waits anyhow, or there is nobody to send it to. */
    NO,
    /** The app has none such. */
    UNKNOWN
  }

  /** Lets a dead delivery wait again, as if it were new. */
  public Future<Retried> retry(AppId app, UUID id, Instant now) {
    return client
        .preparedQuery(RETRY)
        .execute(Tuple.of(app.value(), id, utc(now)))
        .compose(rows ->
            rows.rowCount() > 0
                ? Future.succeededFuture(Retried.YES)
                : client
                    .preparedQuery(EXISTS)
                    .execute(Tuple.of(app.value(), id))
                    .map(found -> found.size() > 0 ? Retried.NO : Retried.UNKNOWN))
        .recover(StoreFailure::failed);
  }

  /** How many of an app wait, counted up to a limit. */
  public Future<Long> waiting(AppId app, int limit) {
    return client
        .preparedQuery(WAITING)
        .execute(Tuple.of(app.value(), (long) limit))
        .map(rows -> rows.iterator().next().getLong("waiting"))
        .recover(StoreFailure::failed);
  }

  /** How many wait, of all apps. */
  public Future<Outbox.Depth> depth() {
    return client
        .query(DEPTH)
        .execute()
        .map(rows -> Outbox.depth(rows.iterator().next()))
        .recover(StoreFailure::failed);
  }

  /** Forgets those that ended before an instant. */
  public Future<Void> sweep(Instant before) {
    return run(SWEEP, Tuple.of(utc(before)));
  }

  private Future<Void> run(String sql, Tuple values) {
    return client.preparedQuery(sql).execute(values).<Void>mapEmpty().recover(StoreFailure::failed);
  }

  private <T> Future<List<T>> all(String sql, Tuple values, Function<Row, T> read) {
    return client
        .preparedQuery(sql)
        .execute(values)
        .map(rows -> read(rows, read))
        .recover(StoreFailure::failed);
  }

  private static <T> List<T> read(RowSet<Row> rows, Function<Row, T> read) {
    var all = new ArrayList<T>(rows.size());
    rows.forEach(row -> all.add(read.apply(row)));
    return List.copyOf(all);
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
