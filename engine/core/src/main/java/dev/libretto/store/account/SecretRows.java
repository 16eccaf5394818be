package dev.libretto.store.account;

import dev.libretto.program.AppId;
import dev.libretto.store.Database;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The sealed secrets of the apps. */
public final class SecretRows {

  private static final String PUT =
      """
      INSERT INTO libretto.secret (app, name, master_key, wrapped_key, sealed)
      VALUES ($1, $2, $3, $4, $5)
      ON CONFLICT (app, name) DO UPDATE
        SET master_key = excluded.master_key, wrapped_key = excluded.wrapped_key,
            sealed = excluded.sealed, written_at = now()
      """;

  private static final String GET =
      "SELECT master_key, wrapped_key, sealed FROM libretto.secret WHERE app = $1 AND name = $2";

  private static final String LIST =
      "SELECT name, written_at FROM libretto.secret WHERE app = $1 ORDER BY name";

  private static final String REMOVE = "DELETE FROM libretto.secret WHERE app = $1 AND name = $2";

  private final SqlClient client;

  /** The secrets of a database. */
  public SecretRows(Database database) {
    this.client = database.client();
  }

  /** A secret without its value. */
  public record Listed(String name, Instant writtenAt) {}

  /** Writes a secret, over the one of that name if there is one. */
  public Future<Void> put(AppId app, String name, SealedValue value) {
    return Sql.run(
            client,
            PUT,
            Tuple.of(
                app.value(),
                name,
                value.masterKey(),
                Buffer.buffer(value.wrappedKey()),
                Buffer.buffer(value.sealed())))
        .mapEmpty();
  }

  /** A secret, sealed. */
  public Future<Optional<SealedValue>> get(AppId app, String name) {
    return Sql.one(client, GET, Tuple.of(app.value(), name), SealedValues::value);
  }

  /** The names of an app's secrets. */
  public Future<List<Listed>> list(AppId app) {
    return Sql.all(
        client,
        LIST,
        Tuple.of(app.value()),
        row -> new Listed(row.getString("name"), Sql.instant(row, "written_at")));
  }

  /** Removes a secret; false when there is none. */
  public Future<Boolean> remove(AppId app, String name) {
    return Sql.changed(client, REMOVE, Tuple.of(app.value(), name));
  }
}
