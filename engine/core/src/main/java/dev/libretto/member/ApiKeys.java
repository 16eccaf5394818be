package dev.libretto.member;

import dev.libretto.plan.Caller;
import dev.libretto.plan.Reach;
import dev.libretto.problem.RequestCode;
import dev.libretto.program.AppId;
import dev.libretto.program.Program;
import dev.libretto.program.Table;
import dev.libretto.rows.Refusal;
import dev.libretto.store.account.AuditEvent;
import dev.libretto.store.member.KeyTable;
import dev.libretto.store.member.KeyTable.KeyRow;
import io.vertx.core.Future;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keys by which programs reach one app. A key is 256 random bits behind {@code lbk_} and a prefix
 * that may be shown; it is seen once, and kept as a hash.
 */
public final class ApiKeys {

  /** What every key starts with, so that it is recognised wherever it turns up. */
  public static final String START = "lbk_";

  private static final Duration SEEN = Duration.ofMinutes(5);
  private static final int PREFIX_LENGTH = 8;
  private static final int LONGEST_NAME = 100;
  private static final int MOST_SCOPES = 200;

  private record Cached(AppId app, ByteBuffer keyHash) {}

  private final KeyTable table;
  private final Secrets secrets;
  private final SecurityEvents events;
  private final InstantSource clock;
  private final Remembered<Cached, KeyRow> remembered = new Remembered<>();

  /** The keys in this table. */
  public ApiKeys(KeyTable table, Secrets secrets, SecurityEvents events, InstantSource clock) {
    this.table = table;
    this.secrets = secrets;
    this.events = events;
    this.clock = clock;
  }

  /**
   * A key that has just been made.
   *
   * @param key the key itself, which nobody will see again
   */
  public record Issued(KeyRow row, String key) {

    /** Never shows the key. */
    @Override
    public String toString() {
      return "key " + row.id();
    }
  }

  /**
   * Makes a key.
   *
   * @param scopes {@code <table>:<operation>}, each {@code *} for all
   * @param expiresAt null for never
   */
  public Future<Issued> create(
      Program program,
      String builder,
      String name,
      List<String> roles,
      List<String> scopes,
      @Nullable Instant expiresAt) {
    var now = clock.instant();
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw refused("A key's name has 1 to " + LONGEST_NAME + " characters", "Name what uses it");
    }
    if (expiresAt != null && !expiresAt.isAfter(now)) {
      throw refused("The key would have expired already", "Give a time to come, or none");
    }
    var roleIds = Roles.ids(program.roles(), roles);
    var secret = secrets.token();
    var prefix = START + secret.substring(0, PREFIX_LENGTH).replace('_', 'x').replace('-', 'y');
    var key = prefix + "_" + secrets.token();
    var row =
        new KeyRow(
            UUID.randomUUID(),
            name,
            prefix,
            roleIds,
            List.copyOf(grants(program, scopes)),
            "builder:" + builder,
            now,
            expiresAt,
            null);
    return table
        .create(program.id(), Secrets.hash(key), row)
        .compose(made -> {
          if (!made) {
            return Future.failedFuture(
                refused("The app has a key of this name", "Revoke that one, or name this another"));
          }
          event(program.id(), AuditEvent.KEY_CREATED, builder, row.id());
          return Future.succeededFuture(new Issued(row, key));
        });
  }

  private static Set<String> grants(Program program, List<String> scopes) {
    if (scopes.isEmpty() || scopes.size() > MOST_SCOPES) {
      throw refused(
          "A key has 1 to " + MOST_SCOPES + " scopes", "Write [\"*:read\"] for reading everything");
    }
    var grants = new LinkedHashSet<String>();
    for (var scope : scopes) {
      var colon = scope.indexOf(':');
      var table = colon < 0 ? "" : scope.substring(0, colon);
      var operation = scope.substring(colon + 1);
      if (colon < 0 || !isOperation(operation)) {
        throw refused(
            "'" + scope + "' is not a scope",
            "Write <table>:<read|create|update|delete|*>, or * for every table");
      }
      grants.add(tableId(program, table) + ":" + operation);
    }
    return grants;
  }

  private static boolean isOperation(String word) {
    return word.equals("*")
        || Arrays.stream(Reach.Operation.values()).anyMatch(known -> known.word().equals(word));
  }

  private static String tableId(Program program, String name) {
    return name.equals("*")
        ? "*"
        : program
            .table(name)
            .map(Table::id)
            .orElseThrow(() ->
                refused("The app has no table '" + name + "'", "Use the name in the definition"));
  }

  /** A key's scopes by the tables' present names; a grant on a table that is gone is left out. */
  public static List<String> scopes(Program program, KeyRow key) {
    return key.grants().stream()
        .map(grant -> {
          var colon = grant.indexOf(':');
          var id = grant.substring(0, colon);
          return id.equals("*")
              ? grant
              : program.tables().stream()
                  .filter(table -> table.id().equals(id))
                  .map(table -> table.name() + grant.substring(colon))
                  .findFirst()
                  .orElse("");
        })
        .filter(scope -> !scope.isEmpty())
        .toList();
  }

  /** The keys of an app. */
  public Future<List<KeyRow>> list(AppId app) {
    return table.list(app);
  }

  /** Revokes a key; it is of no use from this moment on. */
  public Future<Void> revoke(AppId app, String builder, UUID id) {
    return table
        .revoke(app, id)
        .compose(revoked ->
            revoked
                ? Future.<Void>succeededFuture()
                : Future.<Void>failedFuture(Members.unknown("key")))
        .onSuccess(_ -> {
          remembered.forget(key -> key.id().equals(id));
          event(app, AuditEvent.KEY_REVOKED, builder, id);
        });
  }

  /** Reads every key anew: something has been revoked on another engine. */
  public void forgetAll() {
    remembered.forgetAll();
  }

  /** Who a key makes its bearer in this app; empty for any other app's key and for none. */
  public Future<Optional<Caller>> find(Program program, String key) {
    var app = program.id();
    var now = clock.instant();
    var hash = Secrets.hash(key);
    return remembered
        .get(
            new Cached(app, ByteBuffer.wrap(hash)),
            now,
            _ ->
                table
                    .find(app, hash, now)
                    .onSuccess(found -> found.ifPresent(row -> touch(hash, row, now))))
        .map(found ->
            // It may have expired while it was remembered.
            found
                .filter(row -> row.expiresAt() == null || row.expiresAt().isAfter(now))
                .map(row -> caller(program, row)));
  }

  private void touch(byte[] hash, KeyRow row, Instant now) {
    var used = row.usedAt();
    if (used == null || used.plus(SEEN).isBefore(now)) {
      var _ = table.touch(hash, now);
    }
  }

  private static Caller caller(Program program, KeyRow row) {
    var roles = Roles.names(program.roles(), row.roles());
    return Caller.key(row.id().toString(), roles, Reach.of(Set.copyOf(row.grants())));
  }

  private void event(AppId app, AuditEvent event, String builder, UUID id) {
    events.happened(app, event, "builder:" + builder, Map.of("key", id.toString()));
  }

  private static RuntimeException refused(String message, String hint) {
    return Refusal.of(RequestCode.BAD_KEY, message, hint).thrown();
  }
}
