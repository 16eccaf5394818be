package dev.libretto.store.account;

import dev.libretto.store.Builder;
import dev.libretto.store.Database;
import dev.libretto.store.OpaqueToken;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Links that are on their way to builders by mail, each known by the digest of its token. */
public final class BuilderMailRows {

  /** What a link is good for. */
  public enum Purpose {
    /** Proves that the builder reads the address. */
    ADDRESS,
    /** Sets the password anew. */
    PASSWORD;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A newer link makes the one before worthless. */
  private static final String SEND =
      """
      WITH older AS (DELETE FROM libretto.builder_mail WHERE builder = $2 AND purpose = $3)
      INSERT INTO libretto.builder_mail (token_hash, builder, purpose, email, expires_at)
      VALUES ($1, $2, $3, $4, $5)
      """;

  private static final String GOOD =
      " m.token_hash = $1 AND m.purpose = $2 AND m.expires_at > $3 AND b.id = m.builder"
          + " AND b.suspended_at IS NULL";

  private static final String LOOK =
      "SELECT b.id, b.name, m.email, b.email AS before"
          + " FROM libretto.builder_mail m, libretto.builder b WHERE"
          + GOOD;

  private static final String TAKE =
      "DELETE FROM libretto.builder_mail m USING libretto.builder b WHERE"
          + GOOD
          + " RETURNING b.id, b.name, m.email, b.email AS before";

  private static final String PROVED =
      "UPDATE libretto.builder SET email = $2, email_verified_at = $3 WHERE id = $1";

  private static final String READERS =
      """
      SELECT id, name FROM libretto.builder
       WHERE lower(email) = lower($1) AND email_verified_at IS NOT NULL AND suspended_at IS NULL
       ORDER BY name LIMIT 20
      """;

  private static final String SWEEP = "DELETE FROM libretto.builder_mail WHERE expires_at < $1";

  private final SqlClient client;
  private final InstantSource clock;

  /** Those of a database. */
  public BuilderMailRows(Database database, InstantSource clock) {
    this.client = database.client();
    this.clock = clock;
  }

  /**
   * What a link is about.
   *
   * @param email the address it was sent to
   * @param before the address the builder's account has at this time
   */
  public record Link(Builder builder, String email, Optional<String> before) {}

  /** Remembers a link for so long. */
  public Future<Void> send(
      String token, Builder builder, Purpose purpose, String email, Duration lifetime) {
    return Sql.run(
            client,
            SEND,
            Tuple.of(
                OpaqueToken.hash(token),
                builder.id(),
                purpose.word(),
                email,
                Sql.at(clock.instant().plus(lifetime))))
        .mapEmpty();
  }

  /** Looks at a link without spending it; empty when it is not good. */
  public Future<Optional<Link>> look(String token, Purpose purpose) {
    return find(LOOK, token, purpose);
  }

  /** Spends a link; empty when it is not good. */
  public Future<Optional<Link>> take(String token, Purpose purpose) {
    return find(TAKE, token, purpose);
  }

  private Future<Optional<Link>> find(String sql, String token, Purpose purpose) {
    return Sql.one(
        client,
        sql,
        Tuple.of(OpaqueToken.hash(token), purpose.word(), Sql.at(clock.instant())),
        row ->
            new Link(
                builder(row),
                row.getString("email"),
                Optional.ofNullable(row.getString("before"))));
  }

  /** The builder reads this address: it is theirs from now on. */
  public Future<Boolean> proved(UUID builder, String email) {
    return Sql.changed(client, PROVED, Tuple.of(builder, email, Sql.at(clock.instant())));
  }

  /** Who has proved to read an address. */
  public Future<List<Builder>> readers(String email) {
    return Sql.all(client, READERS, Tuple.of(email), BuilderMailRows::builder);
  }

  private static Builder builder(Row row) {
    return new Builder(row.getUUID("id"), row.getString("name"));
  }

  /** Forgets links that are over. */
  public Future<Void> sweep() {
    return Sql.run(client, SWEEP, Tuple.of(Sql.at(clock.instant()))).mapEmpty();
  }
}
