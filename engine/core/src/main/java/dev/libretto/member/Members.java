package dev.libretto.member;

import dev.libretto.problem.RequestCode;
import dev.libretto.program.AppId;
import dev.libretto.rows.Refusal;
import dev.libretto.store.account.AuditEvent;
import dev.libretto.store.member.MemberRow;
import dev.libretto.store.member.MemberTable;
import dev.libretto.store.member.SignInTable;
import dev.libretto.store.member.SignInTable.Asked;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The members of apps: who may enter, and what a builder does with them. */
public final class Members {

  /** How long an invitation is good. */
  public static final Duration INVITATION_LIFETIME = Duration.ofDays(7);

  private static final int LONGEST_NAME = 200;

  /** What would begin another line, or cannot be kept as text. */
  private static final Pattern UNWRITABLE = Pattern.compile("[\\p{Cntrl}\\p{Cs}\\p{Zl}\\p{Zp}]");

  private final MemberTable table;
  private final SignInTable signIns;
  private final Sessions sessions;
  private final Secrets secrets;
  private final Mailer mailer;
  private final SecurityEvents events;
  private final InstantSource clock;

  /** The members in this table. */
  public Members(
      MemberTable table,
      SignInTable signIns,
      Sessions sessions,
      Secrets secrets,
      Mailer mailer,
      SecurityEvents events,
      InstantSource clock) {
    this.table = table;
    this.signIns = signIns;
    this.sessions = sessions;
    this.secrets = secrets;
    this.mailer = mailer;
    this.events = events;
    this.clock = clock;
  }

  /** The app somebody does something in, and the builder who does it. */
  public record Office(AppId app, String appLabel, SignInPolicy policy, String builder) {
    private String actor() {
      return "builder:" + builder;
    }
  }

  /**
   * Lets somebody who has proved to own an address enter: a member, or a stranger where the app is
   * open. Asked again at this moment, because much can happen between a mail and its answer.
   *
   * @param name what they are called, for who has no name yet
   */
  public Future<Optional<MemberRow>> enter(
      AppId app, SignInPolicy policy, EmailAddress address, Optional<String> name) {
    var now = clock.instant();
    return table
        .enter(app, address.value(), name.orElse(null), now)
        .compose(known ->
            known.isPresent() || !policy.open()
                ? Future.succeededFuture(known)
                : table.join(
                    app,
                    UUID.randomUUID(),
                    address.value(),
                    name.orElse(null),
                    policy.newRoles(),
                    now))
        .onSuccess(entered ->
            events.happened(
                app,
                entered.isPresent() ? AuditEvent.MEMBER_SIGNED_IN : AuditEvent.MEMBER_REFUSED,
                entered.map(member -> "member:" + member.id()).orElse("anonymous"),
                Map.of("email", address.value())));
  }

  /** All members of an app. */
  public Future<List<MemberRow>> list(AppId app) {
    return table.list(app);
  }

  /** Makes somebody a member who has not accepted yet, and tells them by mail. */
  public Future<MemberRow> invite(
      Office office,
      EmailAddress address,
      @Nullable String name,
      List<String> roles,
      Function<String, String> link) {
    checkName(name);
    var ids = Roles.ids(office.policy().roles(), roles);
    if (!mailer.configured()) {
      throw mailMissing();
    }
    return table
        .invite(office.app(), UUID.randomUUID(), address.value(), name, ids)
        .compose(made ->
            made.map(Future::succeededFuture).orElseGet(() -> Future.failedFuture(alreadyMember())))
        .compose(member -> invitation(office, address, link).map(member));
  }

  /** Sends the invitation again; the one before stays good until it ends. */
  public Future<Void> inviteAgain(Office office, UUID id, Function<String, String> link) {
    if (!mailer.configured()) {
      throw mailMissing();
    }
    return table
        .find(office.app(), id)
        .map(found -> found.filter(member -> member.status().equals("invited")))
        .compose(found ->
            found
                .map(member -> invitation(office, new EmailAddress(member.email()), link))
                .orElseGet(() -> Future.failedFuture(unknown("invited member"))));
  }

  private Future<Void> invitation(
      Office office, EmailAddress address, Function<String, String> link) {
    var token = secrets.token();
    return signIns
        .ask(
            new Asked(
                office.app(),
                address.value(),
                true,
                Secrets.hash(token),
                null,
                Secrets.hash(token, secrets.code()),
                null,
                "",
                clock.instant().plus(INVITATION_LIFETIME)))
        .compose(_ ->
            mailer.send(
                MailTexts.invitation(
                    office.appLabel(), address, link.apply(token), INVITATION_LIFETIME)))
        .onSuccess(_ ->
            events.happened(
                office.app(),
                AuditEvent.MEMBER_INVITED,
                office.actor(),
                Map.of("email", address.value())));
  }

  /**
   * Changes a member; null leaves a thing as it is.
   *
   * @param suspended whether the member is kept out; their sessions end at once then
   */
  public Future<MemberRow> change(
      Office office,
      UUID id,
      @Nullable String name,
      @Nullable List<String> roles,
      @Nullable Boolean suspended) {
    checkName(name);
    var ids = roles == null ? null : Roles.ids(office.policy().roles(), roles);
    var app = office.app();
    var status = suspended == null ? null : suspended ? "suspended" : "active";
    return table
        .change(app, id, name, ids, status)
        .compose(changed ->
            changed
                .map(Future::succeededFuture)
                .orElseGet(() -> Future.failedFuture(unknown("member"))))
        .compose(member -> {
          sessions.forget(id);
          events.happened(
              app,
              AuditEvent.MEMBER_CHANGED,
              office.actor(),
              Map.of(
                  "member",
                  id.toString(),
                  "status",
                  member.status(),
                  "roles",
                  member.roles() + ""));
          return Boolean.TRUE.equals(suspended)
              ? sessions
                  .endAll(app, id)
                  .compose(_ -> signIns.forget(app, member.email()))
                  .map(member)
              : Future.succeededFuture(member);
        });
  }

  /**
   * A member says what they are called.
   *
   * @param name null for nothing
   */
  public Future<Void> rename(AppId app, UUID id, @Nullable String name) {
    checkName(name);
    return table
        .rename(app, id, name)
        .compose(renamed ->
            renamed ? Future.<Void>succeededFuture() : Future.<Void>failedFuture(unknown("member")))
        .onSuccess(_ -> {
          sessions.forget(id);
          events.happened(
              app, AuditEvent.MEMBER_CHANGED, "member:" + id, Map.of("member", id.toString()));
        });
  }

  /** A name somebody else tells of a person, if it can be one. */
  static Optional<String> fitting(Optional<String> told) {
    return told.map(name -> UNWRITABLE.matcher(name).replaceAll(" ").strip())
        .filter(name -> !name.isEmpty() && name.length() <= LONGEST_NAME);
  }

  /** Removes a member, their sessions and what is on its way to them. */
  public Future<Void> remove(Office office, UUID id) {
    return table
        .remove(office.app(), id)
        .compose(removed ->
            removed
                .map(member -> signIns.forget(office.app(), member.email()))
                .orElseGet(() -> Future.failedFuture(unknown("member"))))
        .onSuccess(_ -> {
          sessions.forget(id);
          events.happened(
              office.app(),
              AuditEvent.MEMBER_REMOVED,
              office.actor(),
              Map.of("member", id.toString()));
        });
  }

  /** Signs a member out everywhere. */
  public Future<Integer> endSessions(Office office, UUID id) {
    return sessions
        .endAll(office.app(), id)
        .onSuccess(_ ->
            events.happened(
                office.app(),
                AuditEvent.MEMBER_SESSIONS_ENDED,
                office.actor(),
                Map.of("member", id.toString())));
  }

  private static void checkName(@Nullable String name) {
    if (name != null
        && (name.isBlank() || name.length() > LONGEST_NAME || UNWRITABLE.matcher(name).find())) {
      throw refused(
          "A name is one line of 1 to " + LONGEST_NAME + " characters",
          "Leave it out, or shorten it");
    }
  }

  private static RuntimeException refused(String message, String hint) {
    return Refusal.of(RequestCode.BAD_MEMBER, message, hint).thrown();
  }

  private static RuntimeException alreadyMember() {
    return Refusal.of(
            RequestCode.MEMBER_EXISTS,
            "The address is a member already",
            "Change the member instead")
        .thrown();
  }

  /** There is none, or it is another app's. */
  public static RuntimeException unknown(String what) {
    return Refusal.of(RequestCode.NO_SUCH_MEMBER, "The app has no such " + what, "List them first")
        .thrown();
  }

  /** Nobody can be written to. */
  public static RuntimeException mailMissing() {
    return Refusal.of(
            RequestCode.MAIL_NOT_CONFIGURED,
            "The engine has no way to send mail",
            "The operator sets LIBRETTO_SMTP_URL and LIBRETTO_MAIL_FROM")
        .thrown();
  }
}
