package dev.libretto.store.account;

import dev.libretto.store.Builders;
import dev.libretto.store.Database;
import dev.libretto.store.OpaqueToken;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Builders' long-lived tokens for programs, each with a name to know it by. */
public final class ApiTokens {

  private static final String CREATE =
      """
      INSERT INTO libretto.api_token (id, builder, name, token_hash) VALUES ($1, $2, $3, $4)
      ON CONFLICT (builder, name) DO NOTHING
      """;

  private static final String LIST =
      """
      SELECT id, name, created_at FROM libretto.api_token WHERE builder = $1
       ORDER BY created_at, id
      """;

  private static final String REVOKE =
      "DELETE FROM libretto.api_token WHERE builder = $1 AND id = $2 RETURNING name";

  private final SqlClient client;
  private final SecureRandom random;

  /** The tokens of a database. */
  public ApiTokens(Database database, SecureRandom random) {
    this.client = database.client();
    this.random = random;
  }

  /** A token without the token itself. */
  public record Listed(UUID id, String name, Instant createdAt) {}

  /** A token as it is shown once. */
  public record Created(UUID id, String name, String token) {

    /** Never shows the token. */
    @Override
    public String toString() {
      return "token " + name;
    }
  }

  /** Makes a token; empty when the builder has one of that name. */
  public Future<Optional<Created>> create(UUID builder, String name) {
    var made =
        new Created(UUID.randomUUID(), name, OpaqueToken.make(random, Builders.TOKEN_PREFIX));
    return Sql.changed(
            client, CREATE, Tuple.of(made.id(), builder, name, OpaqueToken.hash(made.token())))
        .map(created -> created ? Optional.of(made) : Optional.empty());
  }

  /** A builder's tokens, the oldest first. */
  public Future<List<Listed>> list(UUID builder) {
    return Sql.all(
        client,
        LIST,
        Tuple.of(builder),
        row ->
            new Listed(row.getUUID("id"), row.getString("name"), Sql.instant(row, "created_at")));
  }

  /** Makes a token worthless; its name, or empty when the builder has no such token. */
  public Future<Optional<String>> revoke(UUID builder, UUID token) {
    return Sql.one(client, REVOKE, Tuple.of(builder, token), row -> row.getString("name"));
  }
}
