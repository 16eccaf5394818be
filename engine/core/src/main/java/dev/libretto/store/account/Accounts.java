package dev.libretto.store.account;

import dev.libretto.program.AppId;
import dev.libretto.store.Builder;
import dev.libretto.store.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;

/** The accounts of the builders. */
public final class Accounts {

  private static final String SELECT =
      """
      SELECT b.id, b.name, b.display_name, b.email, b.operator, b.suspended_at, b.created_at,
             b.password_hash IS NOT NULL AS password,
             b.email_verified_at, p.name AS plan, p.apps, p.rows_per_app, p.requests_per_minute,
             p.caller_requests_per_minute, p.builder_requests_per_minute
        FROM libretto.builder b JOIN libretto.plan p ON p.name = b.plan
      """;

  private static final String REGISTER =
      """
      INSERT INTO libretto.builder (id, name, display_name, email, password_hash)
      VALUES ($1, $2, $3, $4, $5) ON CONFLICT (name) DO NOTHING
      """;

  private static final String CREDENTIALS =
      """
      SELECT id, name, password_hash FROM libretto.builder WHERE name = $1 AND suspended_at IS NULL
      """;

  private static final String SET_PROFILE =
      """
      UPDATE libretto.builder SET display_name = $2, email = $3,
             email_verified_at = CASE WHEN email = $3 THEN email_verified_at END
       WHERE id = $1
      """;

  private static final String SET_PASSWORD =
      "UPDATE libretto.builder SET password_hash = $2 WHERE id = $1";

  private static final String SET_PLAN =
      """
      UPDATE libretto.builder SET plan = $2
       WHERE name = $1 AND EXISTS (SELECT FROM libretto.plan WHERE name = $2)
      """;

  /** The apps move with their builder: other engines look for what has changed. */
  private static final String SUSPEND =
      """
      WITH b AS (UPDATE libretto.builder SET suspended_at = CASE WHEN $2 THEN now() END
        WHERE name = $1 RETURNING id)
      UPDATE libretto.app a SET changed_at = clock_timestamp() FROM b WHERE a.builder = b.id
      """;

  private static final String SET_OPERATOR =
      "UPDATE libretto.builder SET operator = $2 WHERE name = $1";

  private static final String OTHER_OPERATORS =
      """
      SELECT count(*) > 0 AS more FROM libretto.builder
       WHERE operator AND suspended_at IS NULL AND name <> $1
      """;

  private static final String APPS =
      """
      SELECT count(*)::int4 AS apps, bool_or(name = $2) AS known FROM libretto.app
       WHERE builder = $1 AND deleted_at IS NULL
      """;

  private static final String PLAN_OF_APP =
      """
      SELECT p.name AS plan, p.apps, p.rows_per_app, p.requests_per_minute,
             p.caller_requests_per_minute, p.builder_requests_per_minute
        FROM libretto.app a
        JOIN libretto.builder b ON b.id = a.builder
        JOIN libretto.plan p ON p.name = b.plan
       WHERE a.id = $1
      """;

  private final SqlClient client;

  /** The accounts of a database. */
  public Accounts(Database database) {
    this.client = database.client();
  }

  /** A name and what its password is compared with. */
  public record Credentials(Builder builder, Optional<String> passwordHash) {

    /** Never shows the hash. */
    @Override
    public String toString() {
      return "credentials of " + builder.name();
    }
  }

  /**
   * Adds a builder of the free plan; empty when the name is taken.
   *
   * @param passwordHash empty for one who signs in elsewhere
   */
  public Future<Optional<Builder>> register(
      String name,
      Optional<String> displayName,
      Optional<String> email,
      Optional<String> passwordHash) {
    var builder = new Builder(UUID.randomUUID(), name);
    return Sql.changed(
            client,
            REGISTER,
            Tuple.of(
                builder.id(),
                name,
                displayName.orElse(null),
                email.orElse(null),
                passwordHash.orElse(null)))
        .map(made -> made ? Optional.of(builder) : Optional.empty());
  }

  /** What a sign-in by this name is compared with; empty for unknown and suspended builders. */
  public Future<Optional<Credentials>> credentials(String name) {
    return Sql.one(
        client,
        CREDENTIALS,
        Tuple.of(name),
        row ->
            new Credentials(
                new Builder(row.getUUID("id"), row.getString("name")),
                Optional.ofNullable(row.getString("password_hash"))));
  }

  /** A builder's account. */
  public Future<Optional<Account>> find(UUID builder) {
    return Sql.one(client, SELECT + " WHERE b.id = $1", Tuple.of(builder), Accounts::account);
  }

  /** The account of this name. */
  public Future<Optional<Account>> find(String name) {
    return Sql.one(client, SELECT + " WHERE b.name = $1", Tuple.of(name), Accounts::account);
  }

  /** Accounts by name, those behind {@code after}. */
  public Future<List<Account>> list(String after, int limit) {
    return Sql.all(
        client,
        SELECT + " WHERE b.name > $1 ORDER BY b.name LIMIT $2",
        Tuple.of(after, limit),
        Accounts::account);
  }

  /** Replaces what a builder tells of themselves; another address is not verified. */
  public Future<Boolean> setProfile(
      UUID builder, Optional<String> displayName, Optional<String> email) {
    return Sql.changed(
        client, SET_PROFILE, Tuple.of(builder, displayName.orElse(null), email.orElse(null)));
  }

  /** Replaces the password. */
  public Future<Boolean> setPassword(UUID builder, String hash) {
    return Sql.changed(client, SET_PASSWORD, Tuple.of(builder, hash));
  }

  /** Gives a builder another plan; false when there is no such builder or plan. */
  public Future<Boolean> setPlan(String name, String plan) {
    return Sql.changed(client, SET_PLAN, Tuple.of(name, plan));
  }

  /** Suspends a builder, or lets them in again. */
  public Future<Void> setSuspended(String name, boolean suspended) {
    return Sql.run(client, SUSPEND, Tuple.of(name, suspended)).mapEmpty();
  }

  /** Makes a builder an operator, or one no longer; false when there is no such builder. */
  public Future<Boolean> setOperator(String name, boolean operator) {
    return Sql.changed(client, SET_OPERATOR, Tuple.of(name, operator));
  }

  /** Whether anybody but this builder is an operator. */
  public Future<Boolean> hasOtherOperators(String name) {
    return Sql.run(client, OTHER_OPERATORS, Tuple.of(name))
        .map(rows -> rows.iterator().next().getBoolean("more"));
  }

  /** The plan of the builder an app belongs to: what all who count anything of the app go by. */
  public Future<Optional<Plan>> planOf(AppId app) {
    return Sql.one(client, PLAN_OF_APP, Tuple.of(app.value()), Accounts::plan);
  }

  /** Whether a builder's plan lets them have an app of this name, a new one or one there is. */
  public Future<Boolean> mayPublish(Account account, String app) {
    return Sql.run(client, APPS, Tuple.of(account.builder().id(), app))
        .map(rows -> {
          var row = rows.iterator().next();
          var most = account.plan().apps();
          return most.isEmpty()
              || Boolean.TRUE.equals(row.getBoolean("known"))
              || row.getInteger("apps") < most.getAsInt();
        });
  }

  private static Account account(Row row) {
    return new Account(
        new Builder(row.getUUID("id"), row.getString("name")),
        Optional.ofNullable(row.getString("display_name")),
        Optional.ofNullable(row.getString("email")),
        row.getOffsetDateTime("email_verified_at") != null,
        plan(row),
        row.getBoolean("operator"),
        row.getBoolean("password"),
        Sql.optionalInstant(row, "suspended_at"),
        Sql.instant(row, "created_at"));
  }

  private static Plan plan(Row row) {
    var rows = row.getLong("rows_per_app");
    return new Plan(
        row.getString("plan"),
        number(row, "apps"),
        rows == null ? OptionalLong.empty() : OptionalLong.of(rows),
        number(row, "requests_per_minute"),
        number(row, "caller_requests_per_minute"),
        number(row, "builder_requests_per_minute"));
  }

  private static OptionalInt number(Row row, String column) {
    var number = row.getInteger(column);
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }
}
