package dev.libretto.store.account;

import dev.libretto.store.Database;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Everything that is sealed, whatever it is: for starting, and for changing the operator's key. A
 * value is known by its place, such as {@code secret/<app>/<name>}, which its seal is bound to.
 */
public final class SealedValues {

  private static final String ALL =
      """
      SELECT 'secret/' || app || '/' || name AS place, app, name, master_key, wrapped_key, sealed
        FROM libretto.secret
      UNION ALL
      SELECT 'signing/' || kid, NULL, kid, master_key, wrapped_key, sealed
        FROM libretto.signing_key
      """;

  private static final String UNDER =
      "SELECT * FROM ("
          + ALL
          + ") v WHERE master_key <> $1 AND place > $2 ORDER BY place LIMIT 100";

  private static final String KEYS =
      "SELECT DISTINCT master_key FROM (" + ALL + ") v ORDER BY master_key";

  private static final String MET =
      "INSERT INTO libretto.master_key (id) VALUES ($1) ON CONFLICT DO NOTHING";

  /** Only what still is as it was read: who writes the value meanwhile uses the new key anyway. */
  private static final String REWRAP_SECRET =
      """
      UPDATE libretto.secret SET master_key = $4, wrapped_key = $5
       WHERE app = $1 AND name = $2 AND wrapped_key = $3
      """;

  private static final String REWRAP_SIGNING =
      """
      UPDATE libretto.signing_key SET master_key = $3, wrapped_key = $4
       WHERE kid = $1 AND wrapped_key = $2
      """;

  private final SqlClient client;

  /** The sealed values of a database. */
  public SealedValues(Database database) {
    this.client = database.client();
  }

  /**
   * A sealed value where it is.
   *
   * @param app the app it belongs to; empty for the engine's own
   */
  public record Placed(String place, Optional<UUID> app, String name, SealedValue value) {}

  /** The ids of all operator's keys that something is sealed under. */
  public Future<List<String>> keysInUse() {
    return Sql.all(client, KEYS, Tuple.tuple(), row -> row.getString("master_key"));
  }

  /** Remembers that the database has met a key. */
  public Future<Void> met(String masterKey) {
    return Sql.run(client, MET, Tuple.of(masterKey)).mapEmpty();
  }

  /** The next hundred values that are not under this key. */
  public Future<List<Placed>> notUnder(String masterKey, String after) {
    return Sql.all(
        client,
        UNDER,
        Tuple.of(masterKey, after),
        row ->
            new Placed(
                row.getString("place"),
                Optional.ofNullable(row.getUUID("app")),
                row.getString("name"),
                value(row)));
  }

  /** Replaces the wrapping of a value. */
  public Future<Void> rewrap(Placed from, SealedValue to) {
    var was = Buffer.buffer(from.value().wrappedKey());
    var is = Buffer.buffer(to.wrappedKey());
    return from.app()
        .map(app ->
            Sql.run(client, REWRAP_SECRET, Tuple.of(app, from.name(), was, to.masterKey(), is)))
        .orElseGet(
            () -> Sql.run(client, REWRAP_SIGNING, Tuple.of(from.name(), was, to.masterKey(), is)))
        .mapEmpty();
  }

  static SealedValue value(Row row) {
    return new SealedValue(
        row.getString("master_key"),
        row.getBuffer("wrapped_key").getBytes(),
        row.getBuffer("sealed").getBytes());
  }
}
