package dev.libretto.server.http;

import dev.libretto.account.Correspondence;
import dev.libretto.account.Enrolment;
import dev.libretto.json.Json;
import dev.libretto.member.EmailAddress;
import dev.libretto.problem.RequestCode;
import dev.libretto.rows.Refusal;
import dev.libretto.secret.SecretText;
import dev.libretto.serve.reply.Reply;
import dev.libretto.store.account.Account;
import dev.libretto.store.account.Accounts;
import dev.libretto.store.account.ApiTokens;
import dev.libretto.store.account.Audit;
import dev.libretto.store.account.AuditEvent;
import dev.libretto.store.account.Plan;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import java.util.Optional;
import java.util.Set;

/** {@code /api/v1/profile}: what a builder tells of themselves, and their tokens for programs. */
final class ProfileRoutes {

  private final Accounts accounts;
  private final ApiTokens tokens;
  private final Enrolment enrolment;
  private final Correspondence correspondence;
  private final Audit audit;
  private final Callers callers;

  ProfileRoutes(
      Accounts accounts,
      ApiTokens tokens,
      Enrolment enrolment,
      Correspondence correspondence,
      Audit audit,
      Callers callers) {
    this.correspondence = correspondence;
    this.accounts = accounts;
    this.tokens = tokens;
    this.enrolment = enrolment;
    this.audit = audit;
    this.callers = callers;
  }

  void mount(Router router, BuilderDoor door) {
    router.get("/api/v1/profile").handler(door.signedIn((_, who) -> read(who)));
    router.patch("/api/v1/profile").handler(door.signedIn(this::change));
    router.post("/api/v1/profile/password").handler(door.signedIn(this::password));
    router.get("/api/v1/profile/tokens").handler(door.signedIn((_, who) -> list(who)));
    router.post("/api/v1/profile/tokens").handler(door.signedIn(this::create));
    router.delete("/api/v1/profile/tokens/:id").handler(door.signedIn(this::revoke));
  }

  private Future<Reply> read(Callers.SignedIn who) {
    return accounts
        .find(who.builder().id())
        .map(found -> Replies.json(200, json(found.orElseThrow(BuilderDoor::nothingHere))));
  }

  /** An account as its builder and operators see it. */
  static Json json(Account account) {
    return members(account).done();
  }

  private static JsonObjects members(Account account) {
    return new JsonObjects()
        .with("name", account.builder().name())
        .text("displayName", account.displayName())
        .text("email", account.email())
        .with("emailVerified", account.emailVerified())
        .with("operator", account.operator())
        .with("password", account.password())
        .with("suspended", account.suspended())
        .with("createdAt", account.createdAt())
        .with("plan", json(account.plan()));
  }

  static Json json(Plan plan) {
    return new JsonObjects()
        .with("name", plan.name())
        .number("apps", plan.apps())
        .number("rowsPerApp", plan.rowsPerApp())
        .number("requestsPerMinute", plan.requestsPerMinute())
        .number("callerRequestsPerMinute", plan.callerRequestsPerMinute())
        .number("builderRequestsPerMinute", plan.builderRequestsPerMinute())
        .done();
  }

  private Future<Reply> change(BuilderDoor.Visit visit, Callers.SignedIn who) {
    var fields = BodyFields.read(visit.body(), Set.of("displayName", "email"));
    var displayName = fields.optional("displayName", 1, 200);
    var email = fields.optional("email", 3, 254);
    fields.check();
    var address = AuthRoutes.address(email);
    return accounts
        .find(who.builder().id())
        .compose(found -> {
          var account = found.orElseThrow(BuilderDoor::nothingHere);
          var next = address.map(EmailAddress::value);
          // Another address has to be proved first, where that can be done.
          var proof =
              address.isPresent() && correspondence.possible() && !next.equals(account.email());
          var kept = proof || !fields.isAsked("email") ? account.email() : next;
          return (proof
                  ? correspondence.proveAddress(who.builder(), address.get())
                  : Future.<Void>succeededFuture())
              .compose(_ ->
                  accounts.setProfile(
                      who.builder().id(),
                      fields.isAsked("displayName") ? displayName : account.displayName(),
                      kept))
              .map(proof ? next : Optional.<String>empty());
        })
        .compose(pending -> audit.add(entry(AuditEvent.PROFILE_CHANGED, visit, who)).map(pending))
        .compose(pending -> changed(who, pending));
  }

  /** A new address that a mail has gone to is told beside the one there is. */
  private Future<Reply> changed(Callers.SignedIn who, Optional<String> pending) {
    return accounts
        .find(who.builder().id())
        .map(found -> {
          var account = found.orElseThrow(BuilderDoor::nothingHere);
          return Replies.json(
              200,
              pending.isEmpty()
                  ? json(account)
                  : members(account).text("emailToConfirm", pending).done());
        });
  }

  private Future<Reply> password(BuilderDoor.Visit visit, Callers.SignedIn who) {
    var fields = BodyFields.read(visit.body(), Set.of("current", "password"));
    var next = fields.secret("password", AuthRoutes.LONGEST_PASSWORD);
    Optional<SecretText> current =
        fields.isAsked("current")
            ? Optional.of(fields.secret("current", AuthRoutes.LONGEST_PASSWORD))
            : Optional.empty();
    fields.check();
    return enrolment
        .changePassword(who.builder(), current, next, who.session(), visit.visitor())
        .map(_ -> {
          callers.forget();
          return new Reply(204);
        });
  }

  private Future<Reply> list(Callers.SignedIn who) {
    return tokens
        .list(who.builder().id())
        .map(listed ->
            Replies.json(
                200,
                new JsonObjects()
                    .list(
                        "tokens",
                        listed,
                        token ->
                            new JsonObjects()
                                .with("id", token.id().toString())
                                .with("name", token.name())
                                .with("createdAt", token.createdAt())
                                .done())
                    .done()));
  }

  private Future<Reply> create(BuilderDoor.Visit visit, Callers.SignedIn who) {
    var fields = BodyFields.read(visit.body(), Set.of("name"));
    var name = fields.text("name", 1, 100);
    fields.check();
    return tokens
        .create(who.builder().id(), name)
        .compose(made -> {
          var token = made.orElseThrow(ProfileRoutes::nameTaken);
          return audit
              .add(entry(AuditEvent.TOKEN_CREATED, visit, who).on(name))
              .map(
                  Replies.json(
                      201,
                      new JsonObjects()
                          .with("id", token.id().toString())
                          .with("name", token.name())
                          .with("token", token.token())
                          .done()));
        });
  }

  private Future<Reply> revoke(BuilderDoor.Visit visit, Callers.SignedIn who) {
    return tokens
        .revoke(who.builder().id(), visit.id("id"))
        .compose(name -> {
          callers.forget();
          return audit.add(
              entry(AuditEvent.TOKEN_REVOKED, visit, who)
                  .on(name.orElseThrow(BuilderDoor::nothingHere)));
        })
        .map(_ -> new Reply(204));
  }

  /** Something a builder has done. */
  static Audit.Entry entry(AuditEvent event, BuilderDoor.Visit visit, Callers.SignedIn who) {
    return Audit.Entry.of(event)
        .about(who.builder().id())
        .by("builder:" + who.builder().name())
        .from(visit.visitor().address());
  }

  private static RuntimeException nameTaken() {
    return Refusal.of(
            RequestCode.NAME_TAKEN, "You have a token of this name", "Choose another name")
        .thrown();
  }
}
