package dev.libretto.store.member;

import dev.libretto.program.AppId;
import dev.libretto.store.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The API keys of apps. */
public final class KeyTable {

  private static final String COLUMNS =
      "id, name, prefix, roles, grants, created_by, created_at, expires_at, used_at";

  private static final String CREATE =
      """
      INSERT INTO libretto.app_key
        (key_hash, app, id, name, prefix, roles, grants, created_by, created_at, expires_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
      ON CONFLICT (app, name) DO NOTHING
      """;

  private static final String LIST =
      "SELECT " + COLUMNS + " FROM libretto.app_key WHERE app = $1 ORDER BY created_at, id";

  private static final String FIND =
      "SELECT "
          + COLUMNS
          + " FROM libretto.app_key"
          + " WHERE key_hash = $1 AND app = $2 AND (expires_at IS NULL OR expires_at > $3)";

  private static final String TOUCH =
      "UPDATE libretto.app_key SET used_at = $2 WHERE key_hash = $1";

  private static final String REVOKE = "DELETE FROM libretto.app_key WHERE app = $1 AND id = $2";

  private final SqlClient client;

  /** The keys in a database. */
  public KeyTable(Database database) {
    this.client = database.client();
  }

  /** A key without what it is. */
  public record KeyRow(
      UUID id,
      String name,
      String prefix,
      List<String> roles,
      List<String> grants,
      String createdBy,
      Instant createdAt,
      @Nullable Instant expiresAt,
      @Nullable Instant usedAt) {
    public KeyRow {
      roles = List.copyOf(roles);
      grants = List.copyOf(grants);
    }
  }

  /** Keeps a new key; false when the app has one of that name. */
  public Future<Boolean> create(AppId app, byte[] keyHash, KeyRow key) {
    return Answers.ask(
            client,
            CREATE,
            keyHash,
            app.value(),
            key.id(),
            key.name(),
            key.prefix(),
            key.roles(),
            key.grants(),
            key.createdBy(),
            key.createdAt(),
            key.expiresAt())
        .map(rows -> rows.rowCount() == 1);
  }

  /** The keys of an app, the oldest first. */
  public Future<List<KeyRow>> list(AppId app) {
    return Answers.ask(client, LIST, app.value()).map(rows -> Answers.all(rows, KeyTable::key));
  }

  /** The key with this hash in this app, unless it has expired. */
  public Future<Optional<KeyRow>> find(AppId app, byte[] keyHash, Instant now) {
    return Answers.ask(client, FIND, keyHash, app.value(), now)
        .map(rows -> Answers.first(rows, KeyTable::key));
  }

  /** Remembers that the key is in use. */
  public Future<Void> touch(byte[] keyHash, Instant now) {
    return Answers.ask(client, TOUCH, keyHash, now).mapEmpty();
  }

  /** Deletes a key; false when there is none. */
  public Future<Boolean> revoke(AppId app, UUID id) {
    return Answers.ask(client, REVOKE, app.value(), id).map(rows -> rows.rowCount() == 1);
  }

  private static KeyRow key(Row row) {
    return new KeyRow(
        row.getUUID("id"),
        row.getString("name"),
        row.getString("prefix"),
        List.of(row.getArrayOfStrings("roles")),
        List.of(row.getArrayOfStrings("grants")),
        row.getString("created_by"),
        row.getOffsetDateTime("created_at").toInstant(),
        MemberRow.instant(row.getOffsetDateTime("expires_at")),
        MemberRow.instant(row.getOffsetDateTime("used_at")));
  }
}
