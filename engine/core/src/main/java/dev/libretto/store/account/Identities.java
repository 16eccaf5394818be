package dev.libretto.store.account;

import dev.libretto.store.Builder;
import dev.libretto.store.Database;
import dev.libretto.store.OpaqueToken;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** Who builders are at an OpenID provider, and sign-ins that are on their way there and back. */
public final class Identities {

  private static final String BY_IDENTITY =
      """
      SELECT b.id, b.name
        FROM libretto.builder_identity i JOIN libretto.builder b ON b.id = i.builder
       WHERE i.issuer = $1 AND i.subject = $2 AND b.suspended_at IS NULL
      """;

  private static final String KNOWN =
      "SELECT builder FROM libretto.builder_identity WHERE issuer = $1 AND subject = $2";

  private static final String LINK =
      """
      INSERT INTO libretto.builder_identity (issuer, subject, builder) VALUES ($1, $2, $3)
      ON CONFLICT (issuer, subject) DO NOTHING
      """;

  private static final String SEND =
      """
      INSERT INTO libretto.oidc_login
        (state_hash, browser_hash, nonce, verifier, builder, expires_at)
      VALUES ($1, $2, $3, $4, $5, $6)
      """;

  private static final String RETURN =
      """
      DELETE FROM libretto.oidc_login WHERE state_hash = $1
      RETURNING browser_hash = $2 AND expires_at > $3 AS fits, nonce, verifier, builder
      """;

  private static final String SWEEP = "DELETE FROM libretto.oidc_login WHERE expires_at < $1";

  /** How long somebody may be at the provider. */
  public static final Duration AWAY = Duration.ofMinutes(10);

  private final SqlClient client;
  private final InstantSource clock;

  /** The identities of a database. */
  public Identities(Database database, InstantSource clock) {
    this.client = database.client();
    this.clock = clock;
  }

  /**
   * A sign-in that has gone to the provider.
   *
   * @param builder who wants to add the identity; empty for a sign-in
   */
  public record Login(String nonce, String verifier, Optional<UUID> builder) {

    /** Never shows the verifier. */
    @Override
    public String toString() {
      return "login";
    }
  }

  /** The builder with this identity, unless suspended. */
  public Future<Optional<Builder>> find(String issuer, String subject) {
    return Sql.one(
        client,
        BY_IDENTITY,
        Tuple.of(issuer, subject),
        row -> new Builder(row.getUUID("id"), row.getString("name")));
  }

  /** Whose identity this is, suspended builders included. */
  public Future<Optional<UUID>> owner(String issuer, String subject) {
    return Sql.one(client, KNOWN, Tuple.of(issuer, subject), row -> row.getUUID("builder"));
  }

  /** Gives a builder an identity; false when somebody has it. */
  public Future<Boolean> link(String issuer, String subject, UUID builder) {
    return Sql.changed(client, LINK, Tuple.of(issuer, subject, builder));
  }

  /** Remembers a sign-in by its state and its browser for ten minutes. */
  public Future<Void> send(String state, String browser, Login login) {
    return Sql.run(
            client,
            SEND,
            Tuple.of(
                OpaqueToken.hash(state),
                OpaqueToken.hash(browser),
                login.nonce(),
                login.verifier(),
                login.builder().orElse(null),
                Sql.at(clock.instant().plus(AWAY))))
        .mapEmpty();
  }

  /** Takes a sign-in back, once, if it comes from the browser that began it. */
  public Future<Optional<Login>> take(String state, String browser) {
    return Sql.one(
            client,
            RETURN,
            Tuple.of(OpaqueToken.hash(state), OpaqueToken.hash(browser), Sql.at(clock.instant())),
            row ->
                row.getBoolean("fits")
                    ? Optional.of(
                        new Login(
                            row.getString("nonce"),
                            row.getString("verifier"),
                            Optional.ofNullable(row.getUUID("builder"))))
                    : Optional.<Login>empty())
        .map(found -> found.flatMap(login -> login));
  }

  /** Forgets sign-ins that did not come back. */
  public Future<Void> sweep() {
    return Sql.run(client, SWEEP, Tuple.of(Sql.at(clock.instant()))).mapEmpty();
  }
}
