package dev.libretto.store.member;

import dev.libretto.program.AppId;
import dev.libretto.store.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.util.Optional;

/** Sign-ins that are at an OpenID provider. */
public final class OidcLoginTable {

  private static final String LEAVE =
      """
      INSERT INTO libretto.member_oidc_login
        (state_hash, browser_hash, app, provider, nonce, verifier, return_to, expires_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
      """;

  private static final String RETURN =
      """
      DELETE FROM libretto.member_oidc_login
       WHERE state_hash = $1 AND browser_hash = $2 AND app = $3 AND provider = $4
         AND expires_at > $5
      RETURNING nonce, verifier, return_to
      """;

  private static final String SWEEP =
      "DELETE FROM libretto.member_oidc_login WHERE expires_at < $1";

  private final SqlClient client;

  /** Those in a database. */
  public OidcLoginTable(Database database) {
    this.client = database.client();
  }

  /**
   * What has to be known when the browser comes back.
   *
   * @param verifier of PKCE (RFC 7636)
   */
  public record Left(String nonce, String verifier, String returnTo) {}

  /** Remembers who leaves. */
  public Future<Void> leave(
      AppId app,
      String provider,
      byte[] stateHash,
      byte[] browserHash,
      Left left,
      Instant expiresAt) {
    return Answers.ask(
            client,
            LEAVE,
            stateHash,
            browserHash,
            app.value(),
            provider,
            left.nonce(),
            left.verifier(),
            left.returnTo(),
            expiresAt)
        .mapEmpty();
  }

  /** Takes back who left, once, in the same browser, for the same app and provider. */
  public Future<Optional<Left>> comeBack(
      AppId app, String provider, byte[] stateHash, byte[] browserHash, Instant now) {
    return Answers.ask(client, RETURN, stateHash, browserHash, app.value(), provider, now)
        .map(rows ->
            Answers.first(
                rows,
                row ->
                    new Left(
                        row.getString("nonce"),
                        row.getString("verifier"),
                        row.getString("return_to"))));
  }

  /** Deletes what expired before. */
  public Future<Void> sweep(Instant before) {
    return Answers.ask(client, SWEEP, before).mapEmpty();
  }
}
