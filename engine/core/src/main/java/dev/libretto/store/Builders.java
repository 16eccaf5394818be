package dev.libretto.store;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * The builders of this engine. A builder signs in with a token of 256 random bits; only its SHA-256
 * is kept, so it is shown once and cannot be read back. A plain hash is enough because there is
 * nothing to guess in 256 random bits.
 */
public final class Builders {

  private static final String TOKEN_PREFIX = "libretto_";

  private static final int TOKEN_BYTES = 32;

  private static final String CREATE =
      """
      INSERT INTO libretto.builder (id, name, token_hash) VALUES ($1, $2, $3)
      ON CONFLICT (name) DO NOTHING
      """;

  private static final String RENEW =
      "UPDATE libretto.builder SET token_hash = $2 WHERE name = $1 RETURNING id, name";

  private static final String BY_TOKEN =
      "SELECT id, name FROM libretto.builder WHERE token_hash = $1";

  private static final String BY_NAME = "SELECT id, name FROM libretto.builder WHERE name = $1";

  private final SqlClient client;
  private final SecureRandom random;

  /**
   * The builders of a database.
   *
   * @param random makes ids and tokens
   */
  public Builders(Database database, SecureRandom random) {
    this.client = database.client();
    this.random = random;
  }

  /**
   * A builder and the token nobody will see again.
   *
   * @param token for the {@code Authorization: Bearer} header
   */
  public record Issued(Builder builder, String token) {

    /** Never shows the token. */
    @Override
    public String toString() {
      return "token of " + builder.name();
    }
  }

  /** Creates a builder; empty when the name is taken. */
  public Future<Optional<Issued>> create(String name) {
    var issued = new Issued(new Builder(UUID.randomUUID(), name), newToken());
    return client
        .preparedQuery(CREATE)
        .execute(Tuple.of(issued.builder().id(), name, hash(issued.token())))
        .map(rows -> rows.rowCount() == 1 ? Optional.of(issued) : Optional.empty());
  }

  /** Gives a builder another token and makes the one before worthless; empty when unknown. */
  public Future<Optional<Issued>> renewToken(String name) {
    var token = newToken();
    return client
        .preparedQuery(RENEW)
        .execute(Tuple.of(name, hash(token)))
        .map(rows -> first(rows).map(builder -> new Issued(builder, token)));
  }

  /** The builder who holds this token. */
  public Future<Optional<Builder>> findByToken(String token) {
    return client
        .preparedQuery(BY_TOKEN)
        .execute(Tuple.of(hash(token)))
        .map(Builders::first)
        .recover(StoreFailure::failed);
  }

  /** The builder of this name. */
  public Future<Optional<Builder>> findByName(String name) {
    return client.preparedQuery(BY_NAME).execute(Tuple.of(name)).map(Builders::first);
  }

  private String newToken() {
    var bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    return TOKEN_PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static Buffer hash(String token) {
    return Buffer.buffer(Sha256.of(token));
  }

  private static Optional<Builder> first(RowSet<Row> rows) {
    for (var row : rows) {
      return Optional.of(new Builder(row.getUUID("id"), row.getString("name")));
    }
    return Optional.empty();
  }
}
