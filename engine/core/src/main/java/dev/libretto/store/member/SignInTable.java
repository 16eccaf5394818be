package dev.libretto.store.member;

import dev.libretto.program.AppId;
import dev.libretto.store.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sign-ins that have been asked for by mail, and invitations. Each is spent by one statement, so
 * two that come at once cannot both succeed.
 */
public final class SignInTable {

  private static final String ASK =
      """
      INSERT INTO libretto.sign_in (token_hash, app, email, invite, nonce_hash, code_by_token,
                                    code_by_nonce, return_to, expires_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      """;

  private static final String OPEN = " AND used_at IS NULL AND attempts < $3 AND expires_at > $4 ";

  private static final String BY_BROWSER =
      "UPDATE libretto.sign_in SET used_at = $4 WHERE app = $1 AND token_hash = $2"
          + OPEN
          + "AND nonce_hash = $5 RETURNING true AS spent, 0 AS missed, email, return_to";

  private static final String INVITED =
      "UPDATE libretto.sign_in SET used_at = $4 WHERE app = $1 AND token_hash = $2"
          + OPEN
          + "AND invite RETURNING true AS spent, 0 AS missed, email, return_to";

  private static final String BY_CODE =
      """
      UPDATE libretto.sign_in
         SET attempts = attempts + CASE WHEN %2$s = $5 THEN 0 ELSE 1 END,
             used_at = CASE WHEN %2$s = $5 THEN $4 END
       WHERE app = $1 AND %1$s = $2
      """
          + OPEN
          + "RETURNING used_at IS NOT NULL AS spent, attempts AS missed, email, return_to";

  private static final String BY_TOKEN_AND_CODE = BY_CODE.formatted("token_hash", "code_by_token");

  private static final String BY_NONCE_AND_CODE = BY_CODE.formatted("nonce_hash", "code_by_nonce");

  private static final String LOOK =
      """
      SELECT email, invite, nonce_hash = $3 AS own_browser, attempts, used_at IS NOT NULL AS used,
             expires_at
        FROM libretto.sign_in WHERE app = $1 AND token_hash = $2
      """;

  private static final String LOOK_BY_NONCE =
      """
      SELECT email, invite, true AS own_browser, attempts, used_at IS NOT NULL AS used, expires_at
        FROM libretto.sign_in WHERE app = $1 AND nonce_hash = $2
      """;

  /** One sign-in makes the other links that are on their way to the same address worthless. */
  private static final String FORGET =
      "DELETE FROM libretto.sign_in WHERE app = $1 AND email = $2 AND used_at IS NULL";

  private static final String SWEEP = "DELETE FROM libretto.sign_in WHERE expires_at < $1";

  private final SqlClient client;

  /** The sign-ins in a database. */
  public SignInTable(Database database) {
    this.client = database.client();
  }

  /** What is written when somebody asks; secrets are hashes already. */
  public record Asked(
      AppId app,
      String email,
      boolean invite,
      byte[] tokenHash,
      byte @Nullable [] nonceHash,
      byte[] codeByToken,
      byte @Nullable [] codeByNonce,
      String returnTo,
      Instant expiresAt) {}

  /**
   * What came of a try on something that was open.
   *
   * @param missed how many wrong codes there have been
   */
  public record Tried(boolean spent, int missed, String email, String returnTo) {}

  /** Something asked for, looked at without touching it. */
  public record Seen(
      String email,
      boolean invite,
      boolean ownBrowser,
      int attempts,
      boolean used,
      Instant expiresAt) {}

  /** Remembers what was asked for. */
  public Future<Void> ask(Asked asked) {
    return Answers.ask(
            client,
            ASK,
            asked.tokenHash(),
            asked.app().value(),
            asked.email(),
            asked.invite(),
            asked.nonceHash(),
            asked.codeByToken(),
            asked.codeByNonce(),
            asked.returnTo(),
            asked.expiresAt())
        .mapEmpty();
  }

  /** Spends an invitation; empty when it is not open. */
  public Future<Optional<Tried>> spendInvitation(
      AppId app, byte[] tokenHash, int most, Instant now) {
    return Answers.ask(client, INVITED, app.value(), tokenHash, most, now)
        .map(rows -> Answers.first(rows, SignInTable::tried));
  }

  /** Spends a link in the browser that asked; empty when it is not open. */
  public Future<Optional<Tried>> spend(
      AppId app, byte[] tokenHash, int most, Instant now, byte[] nonceHash) {
    return tried(BY_BROWSER, app, tokenHash, most, now, nonceHash);
  }

  /** Tries a code with a link; empty when it is not open. */
  public Future<Optional<Tried>> spendByToken(
      AppId app, byte[] tokenHash, int most, Instant now, byte[] codeHash) {
    return tried(BY_TOKEN_AND_CODE, app, tokenHash, most, now, codeHash);
  }

  /** Tries a code in the browser that asked; empty when it is not open. */
  public Future<Optional<Tried>> spendByNonce(
      AppId app, byte[] nonceHash, int most, Instant now, byte[] codeHash) {
    return tried(BY_NONCE_AND_CODE, app, nonceHash, most, now, codeHash);
  }

  private Future<Optional<Tried>> tried(
      String sql, AppId app, byte[] key, int most, Instant now, byte[] proof) {
    return Answers.ask(client, sql, app.value(), key, most, now, proof)
        .map(rows -> Answers.first(rows, SignInTable::tried));
  }

  private static Tried tried(Row row) {
    return new Tried(
        row.getBoolean("spent"),
        row.getInteger("missed"),
        row.getString("email"),
        row.getString("return_to"));
  }

  /** Looks at a link. */
  public Future<Optional<Seen>> look(AppId app, byte[] tokenHash, byte[] nonceHash) {
    return Answers.ask(client, LOOK, app.value(), tokenHash, nonceHash)
        .map(rows -> Answers.first(rows, SignInTable::seen));
  }

  /** Looks at what this browser asked for. */
  public Future<Optional<Seen>> lookByNonce(AppId app, byte[] nonceHash) {
    return Answers.ask(client, LOOK_BY_NONCE, app.value(), nonceHash)
        .map(rows -> Answers.first(rows, SignInTable::seen));
  }

  private static Seen seen(Row row) {
    return new Seen(
        row.getString("email"),
        row.getBoolean("invite"),
        Boolean.TRUE.equals(row.getBoolean("own_browser")),
        row.getInteger("attempts"),
        row.getBoolean("used"),
        row.getOffsetDateTime("expires_at").toInstant());
  }

  /** Forgets what is open for an address. */
  public Future<Void> forget(AppId app, String email) {
    return Answers.ask(client, FORGET, app.value(), email).mapEmpty();
  }

  /** Deletes what expired before. */
  public Future<Void> sweep(Instant before) {
    return Answers.ask(client, SWEEP, before).mapEmpty();
  }
}
