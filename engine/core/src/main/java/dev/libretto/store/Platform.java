package dev.libretto.store;

import dev.libretto.problem.EnvironmentCode;
import dev.libretto.problem.EnvironmentFailure;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import java.security.cert.CertificateException;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * The engine's own schema, {@code libretto}: its registries and the functions that expressions
 * call. Several engines may prepare one database at the same time.
 */
public final class Platform {

  private static final int OLDEST_SERVER = 150_000;

  private static final String REQUIREMENTS =
      """
      SELECT current_setting('server_version_num')::int4 AS server,
             current_setting('server_version') AS server_name,
             current_user::text AS role,
             r.rolsuper AS superuser,
             r.rolcreaterole AS creates_roles,
             pg_has_role(current_user, d.datdba, 'USAGE') AS owner,
             pg_encoding_to_char(d.encoding)::text AS encoding,
             d.datname::text AS database
        FROM pg_roles r, pg_database d
       WHERE r.rolname = current_user AND d.datname = current_database()
      """;

  private Platform() {}

  /**
   * Checks that the database can be used and brings its platform schema up to date, in one
   * transaction. Fails with an {@link EnvironmentFailure} when the engine must not use the database
   * as it is; nothing has been changed in it then.
   *
   * @return how many migrations it took, 0 when all was ready
   */
  public static Future<Integer> prepare(Database database) {
    return database
        .client()
        .query(REQUIREMENTS)
        .execute()
        .recover(cause -> Future.failedFuture(unreachable(cause)))
        .compose(rows ->
            unfit(rows.iterator().next())
                .map(Future::<Integer>failedFuture)
                .orElseGet(() -> upgrade(database)));
  }

  private static Future<Integer> upgrade(Database database) {
    return database
        .pool()
        .withTransaction(
            connection -> new PlatformUpgrade(connection, PlatformMigration.all()).run())
        .map(Objects::requireNonNull);
  }

  private static EnvironmentFailure unreachable(Throwable cause) {
    var message =
        cause instanceof PgException refused ? refused.getErrorMessage() : cause.getMessage();
    if (isAboutTls(cause)) {
      return new EnvironmentFailure(
          EnvironmentCode.DATABASE_TLS,
          "The database cannot be reached by TLS as sslmode asks: " + message,
          "Check sslmode and sslrootcert behind the address, and the server's certificate",
          cause);
    }
    return new EnvironmentFailure(
        EnvironmentCode.DATABASE_UNREACHABLE,
        "The database gives no answer: " + message,
        "Check host, port, database, user and password, and that the server runs",
        cause);
  }

  /** The driver tells by words alone that a server speaks no TLS, or not as it should. */
  private static boolean isAboutTls(Throwable cause) {
    for (Throwable one = cause; one != null; one = one.getCause()) {
      if (one instanceof SSLException
          || one instanceof CertificateException
          || Objects.requireNonNullElse(one.getMessage(), "").contains("handle SSL connection")
          || Objects.requireNonNullElse(one.getMessage(), "").contains("SSL handshake")) {
        return true;
      }
    }
    return false;
  }

  private static Optional<EnvironmentFailure> unfit(Row found) {
    var role = found.getString("role");
    if (found.getInteger("server") < OLDEST_SERVER) {
      return refused(
          EnvironmentCode.DATABASE_TOO_OLD,
          "The database server is PostgreSQL " + found.getString("server_name"),
          "Use PostgreSQL 15 or newer");
    }
    if (!"UTF8".equals(found.getString("encoding"))) {
      return refused(
          EnvironmentCode.DATABASE_UNFIT,
          "The database is encoded in " + found.getString("encoding"),
          "Create it with ENCODING 'UTF8' TEMPLATE template0");
    }
    if (found.getBoolean("superuser")) {
      return refused(
          EnvironmentCode.DATABASE_ROLE,
          "The engine would sign in as `" + role + "`, a superuser, whom no wall holds",
          "Create a role with LOGIN CREATEROLE and make it the owner of the database");
    }
    if (!found.getBoolean("creates_roles")) {
      return refused(
          EnvironmentCode.DATABASE_ROLE,
          "The role `" + role + "` may not create roles, and each app gets one of its own",
          "Run ALTER ROLE \"" + role + "\" CREATEROLE as a superuser");
    }
    if (!found.getBoolean("owner")) {
      return refused(
          EnvironmentCode.DATABASE_ROLE,
          "The role `" + role + "` does not own the database it is to create schemas in",
          "Run ALTER DATABASE \"%s\" OWNER TO \"%s\" as a superuser"
              .formatted(found.getString("database"), role));
    }
    return Optional.empty();
  }

  private static Optional<EnvironmentFailure> refused(
      EnvironmentCode code, String message, String hint) {
    return Optional.of(new EnvironmentFailure(code, message, hint));
  }
}
