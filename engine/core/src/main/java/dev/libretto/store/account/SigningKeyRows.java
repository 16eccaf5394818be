package dev.libretto.store.account;

import dev.libretto.store.Database;
import dev.libretto.store.StoreFailure;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The keys that sign access tokens, sealed. One is in use at a time. */
public final class SigningKeyRows {

  private static final String LIST =
      """
      SELECT kid, public_jwk, master_key, wrapped_key, sealed, created_at, retired_at
        FROM libretto.signing_key
       WHERE retired_at IS NULL OR retired_at > $1::timestamptz - interval '1 hour'
       ORDER BY created_at DESC
      """;

  private static final String LOCK =
      "SELECT pg_advisory_xact_lock(hashtextextended('libretto.signing_key', 0))";

  private static final String RETIRE =
      """
      UPDATE libretto.signing_key SET retired_at = $2
       WHERE retired_at IS NULL AND kid IS NOT DISTINCT FROM $1
      """;

  private static final String ADD =
      """
      INSERT INTO libretto.signing_key (kid, public_jwk, master_key, wrapped_key, sealed, created_at)
      SELECT $1, $2, $3, $4, $5, $6
       WHERE NOT EXISTS (SELECT FROM libretto.signing_key WHERE retired_at IS NULL)
      """;

  private static final String SWEEP =
      "DELETE FROM libretto.signing_key WHERE retired_at < $1::timestamptz - interval '1 day'";

  private final Pool pool;
  private final SqlClient client;
  private final InstantSource clock;

  /** The keys of a database. */
  public SigningKeyRows(Database database, InstantSource clock) {
    this.pool = database.pool();
    this.client = database.client();
    this.clock = clock;
  }

  /** A key as it is kept. */
  public record Kept(
      String kid,
      String publicJwk,
      SealedValue secret,
      Instant createdAt,
      Optional<Instant> retiredAt) {}

  /** The key in use and those whose tokens may still be around, the newest first. */
  public Future<List<Kept>> list() {
    return Sql.all(
        client,
        LIST,
        Tuple.of(Sql.at(clock.instant())),
        row ->
            new Kept(
                row.getString("kid"),
                row.getString("public_jwk"),
                SealedValues.value(row),
                Sql.instant(row, "created_at"),
                Sql.optionalInstant(row, "retired_at")));
  }

  /**
   * Puts a key in the place of the one in use. Of several engines that do so at once, one does.
   *
   * @param replaced the key that was in use when this one was made; empty for the first
   * @return whether it is in use now
   */
  public Future<Boolean> replace(
      Optional<String> replaced, String kid, String publicJwk, SealedValue secret) {
    var now = Sql.at(clock.instant());
    var added =
        Tuple.of(
            kid,
            publicJwk,
            secret.masterKey(),
            Buffer.buffer(secret.wrappedKey()),
            Buffer.buffer(secret.sealed()),
            now);
    return pool.withTransaction(connection ->
            Sql.run(connection, LOCK, Tuple.tuple())
                .compose(_ -> Sql.run(connection, RETIRE, Tuple.of(replaced.orElse(null), now)))
                .compose(_ -> Sql.changed(connection, ADD, added)))
        .map(Objects::requireNonNull)
        .recover(StoreFailure::failed);
  }

  /** Forgets keys whose tokens have all ended. */
  public Future<Void> sweep() {
    return Sql.run(client, SWEEP, Tuple.of(Sql.at(clock.instant()))).mapEmpty();
  }
}
