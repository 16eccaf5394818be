package dev.libretto.store.member;

import dev.libretto.program.AppId;
import dev.libretto.store.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where members are signed in. */
public final class SessionTable {

  private static final String START =
      """
      INSERT INTO libretto.member_session
        (token_hash, id, app, member, agent, created_at, seen_at, expires_at)
      VALUES ($1, $2, $3, $4, $5, $6, $6, $7)
      """;

  private static final String FIND =
      """
      SELECT s.id AS session, s.seen_at, s.expires_at, m.id AS member, m.email, m.name, m.roles
        FROM libretto.member_session s
        JOIN libretto.member m ON m.app = s.app AND m.id = s.member
       WHERE s.token_hash = $1 AND s.app = $2 AND s.expires_at > $3 AND s.seen_at > $4
         AND m.status = 'active'
      """;

  private static final String TOUCH =
      "UPDATE libretto.member_session SET seen_at = $2 WHERE token_hash = $1 AND seen_at < $2";

  private static final String LIST =
      """
      SELECT id, agent, created_at, seen_at, expires_at FROM libretto.member_session
       WHERE app = $1 AND member = $2 AND expires_at > $3 AND seen_at > $4
       ORDER BY seen_at DESC, id
      """;

  private static final String END =
      "DELETE FROM libretto.member_session WHERE app = $1 AND member = $2 AND id = $3";

  private static final String END_ALL =
      "DELETE FROM libretto.member_session WHERE app = $1 AND member = $2";

  private static final String SWEEP = "DELETE FROM libretto.member_session WHERE expires_at < $1";

  private final SqlClient client;

  /** The sessions in a database. */
  public SessionTable(Database database) {
    this.client = database.client();
  }

  /** A session with the member it belongs to. */
  public record Live(
      UUID session,
      Instant seenAt,
      Instant expiresAt,
      UUID member,
      String email,
      @Nullable String name,
      List<String> roles) {
    public Live {
      roles = List.copyOf(roles);
    }
  }

  /** A session as its member sees it. */
  public record Listed(
      UUID id, @Nullable String agent, Instant createdAt, Instant seenAt, Instant expiresAt) {}

  /** Starts a session. */
  public Future<Void> start(
      byte[] tokenHash,
      UUID id,
      AppId app,
      UUID member,
      @Nullable String agent,
      Instant now,
      Instant expiresAt) {
    return Answers.ask(client, START, tokenHash, id, app.value(), member, agent, now, expiresAt)
        .mapEmpty();
  }

  /** The session of a token in this app, unless it has ended or its member may not enter. */
  public Future<Optional<Live>> find(AppId app, byte[] tokenHash, Instant now, Duration idle) {
    return Answers.ask(client, FIND, tokenHash, app.value(), now, now.minus(idle))
        .map(rows -> Answers.first(rows, SessionTable::live));
  }

  private static Live live(Row row) {
    return new Live(
        row.getUUID("session"),
        row.getOffsetDateTime("seen_at").toInstant(),
        row.getOffsetDateTime("expires_at").toInstant(),
        row.getUUID("member"),
        row.getString("email"),
        row.getString("name"),
        List.of(row.getArrayOfStrings("roles")));
  }

  /** Remembers that the session is in use. */
  public Future<Void> touch(byte[] tokenHash, Instant now) {
    return Answers.ask(client, TOUCH, tokenHash, now).mapEmpty();
  }

  /** The sessions of a member, the last used first. */
  public Future<List<Listed>> list(AppId app, UUID member, Instant now, Duration idle) {
    return Answers.ask(client, LIST, app.value(), member, now, now.minus(idle))
        .map(rows ->
            Answers.all(
                rows,
                row ->
                    new Listed(
                        row.getUUID("id"),
                        row.getString("agent"),
                        row.getOffsetDateTime("created_at").toInstant(),
                        row.getOffsetDateTime("seen_at").toInstant(),
                        row.getOffsetDateTime("expires_at").toInstant())));
  }

  /** Ends one session of a member; false when there is none. */
  public Future<Boolean> end(AppId app, UUID member, UUID id) {
    return Answers.ask(client, END, app.value(), member, id).map(rows -> rows.rowCount() == 1);
  }

  /** Ends all sessions of a member and says how many there were. */
  public Future<Integer> endAll(AppId app, UUID member) {
    return Answers.ask(client, END_ALL, app.value(), member).map(rows -> rows.rowCount());
  }

  /** Deletes what ended before. */
  public Future<Void> sweep(Instant before) {
    return Answers.ask(client, SWEEP, before).mapEmpty();
  }
}
