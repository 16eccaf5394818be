package dev.libretto.store.account;

import dev.libretto.store.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log of security events. It is only ever added to; the database refuses anything else. Nothing
 * in it is a secret, and what a caller typed is in it only where it names something that exists.
 */
public final class Audit {

  private static final Logger LOG = LoggerFactory.getLogger(Audit.class);

  private static final String ADD =
      """
      INSERT INTO libretto.audit (event, builder, app, actor, address, subject)
      VALUES ($1, $2, $3, $4, $5, $6)
      """;

  private static final String SELECT =
      """
      SELECT u.id, u.at, u.event, u.actor, u.address, u.subject, u.app, b.name AS builder
        FROM libretto.audit u LEFT JOIN libretto.builder b ON b.id = u.builder
      """;

  /** The builder's account, and the apps that are the builder's now. */
  private static final String OF_BUILDER =
      SELECT
          + """
           WHERE u.id < $2 AND (u.builder = $1
             OR u.app IN (SELECT a.id FROM libretto.app a WHERE a.builder = $1))
           ORDER BY u.id DESC LIMIT $3
          """;

  private static final String OF_ALL = SELECT + " WHERE u.id < $1 ORDER BY u.id DESC LIMIT $2";

  private final SqlClient client;

  /** The log of a database. */
  public Audit(Database database) {
    this.client = database.client();
  }

  /**
   * Something that happened.
   *
   * @param builder whose account it concerns
   * @param app the app it concerns
   * @param actor who did it, such as {@code builder:ada} or {@code member:<uuid>}
   * @param address where the request came from
   * @param subject what it was done to, by a public name; never a value
   */
  public record Entry(
      AuditEvent event,
      Optional<UUID> builder,
      Optional<UUID> app,
      Optional<String> actor,
      Optional<String> address,
      Optional<String> subject) {

    /** An event nobody is known to have part in. */
    public static Entry of(AuditEvent event) {
      return new Entry(
          event,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }

    /** With the account it concerns. */
    public Entry about(UUID builder) {
      return new Entry(event, Optional.of(builder), app, actor, address, subject);
    }

    /** With the app it concerns. */
    public Entry in(UUID app) {
      return new Entry(event, builder, Optional.of(app), actor, address, subject);
    }

    /** With who did it. */
    public Entry by(String actor) {
      return new Entry(event, builder, app, Optional.of(actor), address, subject);
    }

    /** With where the request came from. */
    public Entry from(String address) {
      return new Entry(event, builder, app, actor, Optional.of(address), subject);
    }

    /** With what it was done to. */
    public Entry on(String subject) {
      return new Entry(event, builder, app, actor, address, Optional.of(subject));
    }
  }

  /** An entry as it is read. */
  public record Written(
      long id,
      Instant at,
      String event,
      Optional<String> builder,
      Optional<UUID> app,
      Optional<String> actor,
      Optional<String> address,
      Optional<String> subject) {}

  /** Adds an entry. */
  public Future<Void> add(Entry entry) {
    return Sql.run(
            client,
            ADD,
            Tuple.of(
                entry.event().word(),
                entry.builder().orElse(null),
                entry.app().orElse(null),
                entry.actor().orElse(null),
                entry.address().orElse(null),
                entry.subject().orElse(null)))
        .onFailure(failure -> LOG.error("The audit log lacks {}", entry.event().word(), failure))
        .mapEmpty();
  }

  /** What concerns a builder or an app of theirs, the newest first, before an id. */
  public Future<List<Written>> of(UUID builder, long before, int limit) {
    return Sql.all(client, OF_BUILDER, Tuple.of(builder, before, limit), Audit::written);
  }

  /** Everything, the newest first, before an id. */
  public Future<List<Written>> all(long before, int limit) {
    return Sql.all(client, OF_ALL, Tuple.of(before, limit), Audit::written);
  }

  private static Written written(Row row) {
    return new Written(
        row.getLong("id"),
        Sql.instant(row, "at"),
        row.getString("event"),
        Optional.ofNullable(row.getString("builder")),
        Optional.ofNullable(row.getUUID("app")),
        Optional.ofNullable(row.getString("actor")),
        Optional.ofNullable(row.getString("address")),
        Optional.ofNullable(row.getString("subject")));
  }
}
