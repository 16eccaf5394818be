package dev.libretto.store.account;

import dev.libretto.store.Builder;
import dev.libretto.store.Database;
import dev.libretto.store.OpaqueToken;
import dev.libretto.store.StoreFailure;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Builders' sign-ins. A refresh token is spent by its first use; one that is used again has been
 * copied, and the whole family that it belongs to ends (RFC 9700, section 4.14).
 */
public final class Sessions {

  /** How long a sign-in lasts in all, however often it is refreshed. */
  public static final Duration LIFETIME = Duration.ofDays(30);

  private static final String OPEN =
      """
      WITH s AS (
        INSERT INTO libretto.builder_session (id, builder, created_at, seen_at, expires_at, agent)
        VALUES ($1, $2, $5, $5, $3, $6) RETURNING id)
      INSERT INTO libretto.refresh_token (session, token_hash) SELECT id, $4 FROM s
      """;

  /** The row is held: of two who spend one token at once, the second finds it used. */
  private static final String HELD =
      """
      SELECT t.used_at IS NOT NULL AS used, s.id AS session, s.builder, b.name,
             (s.revoked_at IS NULL AND s.expires_at > $2 AND b.suspended_at IS NULL) AS alive
        FROM libretto.refresh_token t
        JOIN libretto.builder_session s ON s.id = t.session
        JOIN libretto.builder b ON b.id = s.builder
       WHERE t.token_hash = $1 FOR UPDATE OF t
      """;

  private static final String SPEND =
      """
      WITH spent AS (
        UPDATE libretto.refresh_token SET used_at = $3 WHERE token_hash = $1 RETURNING session),
      seen AS (
        UPDATE libretto.builder_session s SET seen_at = $3 FROM spent WHERE s.id = spent.session)
      INSERT INTO libretto.refresh_token (session, token_hash) SELECT session, $2 FROM spent
      """;

  private static final String REVOKE =
      """
      UPDATE libretto.builder_session SET revoked_at = $2
       WHERE id = $1 AND revoked_at IS NULL
      """;

  private static final String REVOKE_ALL =
      """
      UPDATE libretto.builder_session SET revoked_at = $3
       WHERE builder = $1 AND revoked_at IS NULL AND id IS DISTINCT FROM $2
      """;

  private static final String REVOKE_OWN =
      """
      UPDATE libretto.builder_session SET revoked_at = $3
       WHERE builder = $1 AND id = $2 AND revoked_at IS NULL AND expires_at > $3
      """;

  private static final String LIST =
      """
      SELECT id, agent, created_at, seen_at, expires_at FROM libretto.builder_session
       WHERE builder = $1 AND revoked_at IS NULL AND expires_at > $2
       ORDER BY seen_at DESC, id
      """;

  private static final String ALIVE =
      """
      SELECT b.id, b.name
        FROM libretto.builder_session s JOIN libretto.builder b ON b.id = s.builder
       WHERE s.id = $1 AND s.revoked_at IS NULL AND s.expires_at > $2
         AND b.suspended_at IS NULL
      """;

  private static final String SWEEP =
      "DELETE FROM libretto.builder_session WHERE expires_at < $1::timestamptz - interval '1 day'";

  private static final String PREFIX = "libretto_refresh_";

  private final Pool pool;
  private final SqlClient client;
  private final SecureRandom random;
  private final InstantSource clock;

  /** The sign-ins of a database. */
  public Sessions(Database database, SecureRandom random, InstantSource clock) {
    this.clock = clock;
    this.pool = database.pool();
    this.client = database.client();
    this.random = random;
  }

  /** A sign-in and the refresh token that continues it. */
  public record Opened(UUID id, Builder builder, String refreshToken) {

    /** Never shows the token. */
    @Override
    public String toString() {
      return "session of " + builder.name();
    }
  }

  /** What a refresh came to. */
  public sealed interface Refreshed {

    /** The token was good and is spent. */
    record Continued(Opened session) implements Refreshed {}

    /** The token had been spent before; the family has ended. */
    record Reused(Builder builder) implements Refreshed {}

    /** There is no such token, or the sign-in has ended. */
    record Unknown() implements Refreshed {}
  }

  /**
   * A sign-in as its builder sees it.
   *
   * @param agent what the program called itself that signed in
   * @param seenAt when it was begun or refreshed last
   */
  public record Listed(
      UUID id, Optional<String> agent, Instant createdAt, Instant seenAt, Instant expiresAt) {}

  /**
   * Signs a builder in.
   *
   * @param agent what the program calls itself that signs in
   */
  public Future<Opened> open(Builder builder, Optional<String> agent) {
    var now = clock.instant();
    var opened = new Opened(UUID.randomUUID(), builder, OpaqueToken.make(random, PREFIX));
    return Sql.run(
            client,
            OPEN,
            Tuple.of(
                opened.id(),
                builder.id(),
                Sql.at(now.plus(LIFETIME)),
                OpaqueToken.hash(opened.refreshToken()),
                Sql.at(now),
                agent.orElse(null)))
        .map(opened);
  }

  /** Spends a refresh token for the next one. */
  public Future<Refreshed> refresh(String token) {
    return pool.withTransaction(connection -> refresh(connection, token))
        .map(Objects::requireNonNull)
        .recover(StoreFailure::failed);
  }

  private Future<Refreshed> refresh(SqlConnection connection, String token) {
    var hash = OpaqueToken.hash(token);
    return connection
        .preparedQuery(HELD)
        .execute(Tuple.of(hash, now()))
        .compose(rows -> {
          for (var row : rows) {
            var builder = new Builder(row.getUUID("builder"), row.getString("name"));
            var session = row.getUUID("session");
            if (!row.getBoolean("alive")) {
              return Future.succeededFuture(new Refreshed.Unknown());
            }
            return row.getBoolean("used")
                ? Sql.run(connection, REVOKE, Tuple.of(session, now()))
                    .map(new Refreshed.Reused(builder))
                : spend(connection, hash, session, builder);
          }
          return Future.succeededFuture(new Refreshed.Unknown());
        });
  }

  private Future<Refreshed> spend(
      SqlConnection connection, Object hash, UUID session, Builder builder) {
    var next = new Opened(session, builder, OpaqueToken.make(random, PREFIX));
    return Sql.run(connection, SPEND, Tuple.of(hash, OpaqueToken.hash(next.refreshToken()), now()))
        .map(new Refreshed.Continued(next));
  }

  /** The builder of a sign-in that has not ended. */
  public Future<Optional<Builder>> find(UUID session) {
    return Sql.one(
        client,
        ALIVE,
        Tuple.of(session, now()),
        row -> new Builder(row.getUUID("id"), row.getString("name")));
  }

  /** Ends one sign-in. */
  public Future<Boolean> revoke(UUID session) {
    return Sql.changed(client, REVOKE, Tuple.of(session, now()));
  }

  /** Ends one sign-in of a builder; false when the builder has no such. */
  public Future<Boolean> revoke(UUID builder, UUID session) {
    return Sql.changed(client, REVOKE_OWN, Tuple.of(builder, session, now()));
  }

  /** Ends all sign-ins of a builder but one, and says how many there were. */
  public Future<Integer> revokeAll(UUID builder, Optional<UUID> except) {
    return Sql.run(client, REVOKE_ALL, Tuple.of(builder, except.orElse(null), now()))
        .map(rows -> rows.rowCount());
  }

  /** The sign-ins of a builder that go on, the last used first. */
  public Future<List<Listed>> list(UUID builder) {
    return Sql.all(
        client,
        LIST,
        Tuple.of(builder, now()),
        row ->
            new Listed(
                row.getUUID("id"),
                Optional.ofNullable(row.getString("agent")),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "seen_at"),
                Sql.instant(row, "expires_at")));
  }

  private OffsetDateTime now() {
    return Sql.at(clock.instant());
  }

  /** Forgets sign-ins that are over. */
  public Future<Void> sweep() {
    return Sql.run(client, SWEEP, Tuple.of(now())).mapEmpty();
  }
}
