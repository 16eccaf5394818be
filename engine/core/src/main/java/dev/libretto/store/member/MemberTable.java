package dev.libretto.store.member;

import dev.libretto.program.AppId;
import dev.libretto.store.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The members of apps. Every statement names the app, so no id of another app's member helps. */
public final class MemberTable {

  private static final String LIST =
      "SELECT " + MemberRow.COLUMNS + " FROM libretto.member WHERE app = $1 ORDER BY email";

  private static final String BY_ID =
      "SELECT " + MemberRow.COLUMNS + " FROM libretto.member WHERE app = $1 AND id = $2";

  private static final String INVITE =
      """
      INSERT INTO libretto.member (app, id, email, name, roles, status)
      VALUES ($1, $2, $3, $4, $5, 'invited')
      ON CONFLICT (app, email) DO NOTHING RETURNING
      """
          + MemberRow.COLUMNS;

  private static final String ENTER =
      """
      UPDATE libretto.member
         SET status = 'active', signed_in_at = $3, name = coalesce(name, $4)
       WHERE app = $1 AND email = $2 AND status <> 'suspended' RETURNING
      """
          + MemberRow.COLUMNS;

  private static final String JOIN =
      """
      INSERT INTO libretto.member (app, id, email, roles, status, signed_in_at, name)
      VALUES ($1, $2, $3, $4, 'active', $5, $6)
      ON CONFLICT (app, email) DO NOTHING RETURNING
      """
          + MemberRow.COLUMNS;

  private static final String CHANGE =
      """
      UPDATE libretto.member
         SET name = coalesce($3, name),
             roles = coalesce($4, roles),
             -- Who never signed in becomes invited again, not active.
             status = CASE WHEN $5::text IS NULL THEN status
                           WHEN $5 = 'active' AND signed_in_at IS NULL THEN 'invited'
                           ELSE $5 END
       WHERE app = $1 AND id = $2 RETURNING
      """
          + MemberRow.COLUMNS;

  private static final String RENAME =
      "UPDATE libretto.member SET name = $3 WHERE app = $1 AND id = $2";

  private static final String REMOVE =
      "DELETE FROM libretto.member WHERE app = $1 AND id = $2 RETURNING " + MemberRow.COLUMNS;

  private static final String STATUS =
      "SELECT status FROM libretto.member WHERE app = $1 AND email = $2";

  private static final String BY_IDENTITY =
      """
      SELECT m.email FROM libretto.member_identity i
        JOIN libretto.member m ON m.app = i.app AND m.id = i.member
       WHERE i.app = $1 AND i.issuer = $2 AND i.subject = $3
      """;

  private static final String BIND =
      """
      INSERT INTO libretto.member_identity (app, issuer, subject, member) VALUES ($1, $2, $3, $4)
      ON CONFLICT DO NOTHING
      """;

  private static final String IS_BOUND =
      """
      SELECT 1 FROM libretto.member_identity
       WHERE app = $1 AND issuer = $2 AND subject = $3 AND member = $4
      """;

  private final SqlClient client;

  /** The members in a database. */
  public MemberTable(Database database) {
    this.client = database.client();
  }

  /** All members of an app by address. */
  public Future<List<MemberRow>> list(AppId app) {
    return Answers.ask(client, LIST, app.value()).map(rows -> Answers.all(rows, MemberRow::of));
  }

  /** One member. */
  public Future<Optional<MemberRow>> find(AppId app, UUID id) {
    return Answers.ask(client, BY_ID, app.value(), id)
        .map(rows -> Answers.first(rows, MemberRow::of));
  }

  /** The status of an address in an app. */
  public Future<Optional<String>> status(AppId app, String email) {
    return Answers.ask(client, STATUS, app.value(), email)
        .map(rows -> Answers.first(rows, row -> row.getString(0)));
  }

  /** Adds an invited member; empty when the address is a member already. */
  public Future<Optional<MemberRow>> invite(
      AppId app, UUID id, String email, @Nullable String name, List<String> roles) {
    return Answers.ask(client, INVITE, app.value(), id, email, name, roles)
        .map(rows -> Answers.first(rows, MemberRow::of));
  }

  /** Whoever has proved to own the address enters; empty for a stranger and for the suspended. */
  public Future<Optional<MemberRow>> enter(
      AppId app, String email, @Nullable String name, Instant now) {
    return Answers.ask(client, ENTER, app.value(), email, now, name)
        .map(rows -> Answers.first(rows, MemberRow::of));
  }

  /** Makes a stranger who owns the address a member; empty when there is one already. */
  public Future<Optional<MemberRow>> join(
      AppId app, UUID id, String email, @Nullable String name, List<String> roles, Instant now) {
    return Answers.ask(client, JOIN, app.value(), id, email, roles, now, name)
        .map(rows -> Answers.first(rows, MemberRow::of));
  }

  /** Changes what is not null. */
  public Future<Optional<MemberRow>> change(
      AppId app,
      UUID id,
      @Nullable String name,
      @Nullable List<String> roles,
      @Nullable String status) {
    return Answers.ask(client, CHANGE, app.value(), id, name, roles, status)
        .map(rows -> Answers.first(rows, MemberRow::of));
  }

  /** Gives a member another name, or none; false when there is no such member. */
  public Future<Boolean> rename(AppId app, UUID id, @Nullable String name) {
    return Answers.ask(client, RENAME, app.value(), id, name).map(rows -> rows.rowCount() == 1);
  }

  /** Removes a member with their sessions; what they wrote stays. */
  public Future<Optional<MemberRow>> remove(AppId app, UUID id) {
    return Answers.ask(client, REMOVE, app.value(), id)
        .map(rows -> Answers.first(rows, MemberRow::of));
  }

  /** The address of the member a provider's subject was bound to. */
  public Future<Optional<String>> emailOf(AppId app, String issuer, String subject) {
    return Answers.ask(client, BY_IDENTITY, app.value(), issuer, subject)
        .map(rows -> Answers.first(rows, row -> row.getString(0)));
  }

  /** Binds a provider's subject to a member, once; false when either is bound to another. */
  public Future<Boolean> bind(AppId app, String issuer, String subject, UUID member) {
    return Answers.ask(client, BIND, app.value(), issuer, subject, member)
        .compose(_ -> Answers.ask(client, IS_BOUND, app.value(), issuer, subject, member))
        .map(rows -> rows.size() == 1);
  }
}
