package dev.libretto.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;

/**
 * The builders of this engine, as those who hold a token. Only a token's SHA-256 is kept, so it is
 * shown once and cannot be read back.
 */
public final class Builders {

  /** What every token of a builder starts with. */
  public static final String TOKEN_PREFIX = "libretto_";

  /** The first builder of an engine is its operator; those made on its machine have no limits. */
  private static final String CREATE =
      """
      WITH made AS (
        INSERT INTO libretto.builder (id, name, plan, operator)
        VALUES ($1, $2, 'unlimited', NOT EXISTS (SELECT FROM libretto.builder))
        ON CONFLICT (name) DO NOTHING RETURNING id)
      INSERT INTO libretto.api_token (id, builder, name, token_hash)
      SELECT gen_random_uuid(), id, 'first', $3 FROM made
      """;

  private static final String BY_TOKEN =
      """
      SELECT b.id, b.name FROM libretto.api_token t JOIN libretto.builder b ON b.id = t.builder
       WHERE t.token_hash = $1 AND b.suspended_at IS NULL
      """;

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
        .execute(Tuple.of(issued.builder().id(), name, OpaqueToken.hash(issued.token())))
        .map(rows -> rows.rowCount() == 1 ? Optional.of(issued) : Optional.empty());
  }

  /** The builder who holds this token and is not suspended. */
  public Future<Optional<Builder>> findByToken(String token) {
    return client
        .preparedQuery(BY_TOKEN)
        .execute(Tuple.of(OpaqueToken.hash(token)))
        .map(Builders::first)
        .recover(StoreFailure::failed);
  }

  /** The builder of this name. */
  public Future<Optional<Builder>> findByName(String name) {
    return client
        .preparedQuery(BY_NAME)
        .execute(Tuple.of(name))
        .map(Builders::first)
        .recover(StoreFailure::failed);
  }

  private String newToken() {
    return OpaqueToken.make(random, TOKEN_PREFIX);
  }

  private static Optional<Builder> first(RowSet<Row> rows) {
    for (var row : rows) {
      return Optional.of(new Builder(row.getUUID("id"), row.getString("name")));
    }
    return Optional.empty();
  }
}
