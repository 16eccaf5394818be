package dev.libretto.server.http;

import dev.libretto.account.SigningKeys;
import dev.libretto.json.Json;
import dev.libretto.problem.RequestCode;
import dev.libretto.rows.Refusal;
import dev.libretto.serve.reply.Reply;
import dev.libretto.store.account.Account;
import dev.libretto.store.account.Accounts;
import dev.libretto.store.account.Audit;
import dev.libretto.store.account.AuditEvent;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import java.util.Set;
import java.util.function.Supplier;

/** {@code /api/v1/operator}: what concerns all builders. */
final class OperatorRoutes {

  private static final Set<String> PARAMETERS = Set.of("after", "limit");

  private final Accounts accounts;
  private final Audit audit;
  private final AuditRoutes auditRoutes;
  private final SigningKeys keys;
  private final Callers callers;
  private final Supplier<Future<Void>> moved;

  /**
   * Works on these.
   *
   * @param moved brings in which apps are served now
   */
  OperatorRoutes(
      Accounts accounts,
      Audit audit,
      AuditRoutes auditRoutes,
      SigningKeys keys,
      Callers callers,
      Supplier<Future<Void>> moved) {
    this.accounts = accounts;
    this.audit = audit;
    this.auditRoutes = auditRoutes;
    this.keys = keys;
    this.callers = callers;
    this.moved = moved;
  }

  void mount(Router router, BuilderDoor door) {
    router
        .get("/api/v1/operator/builders")
        .handler(door.signedIn((visit, who) -> operator(who).compose(_ -> list(visit))));
    router
        .patch("/api/v1/operator/builders/:name")
        .handler(door.signedIn((visit, who) -> operator(who).compose(_ -> change(visit, who))));
    router
        .get("/api/v1/operator/audit")
        .handler(door.signedIn((visit, who) -> operator(who).compose(_ -> auditRoutes.all(visit))));
    router
        .post("/api/v1/operator/signing-keys/rotate")
        .handler(door.signedIn((visit, who) -> operator(who).compose(_ -> rotate(visit, who))));
  }

  /** Asked anew each time: who is an operator no longer, is none at once. */
  private Future<Void> operator(Callers.SignedIn who) {
    return accounts
        .find(who.builder().id())
        .compose(account ->
            account.map(Account::operator).orElse(false)
                ? Future.succeededFuture()
                : Future.failedFuture(
                    Refusal.of(
                            RequestCode.OPERATOR_ONLY,
                            "The builder '" + who.builder().name() + "' is no operator",
                            "Ask somebody who is one")
                        .thrown()));
  }

  private Future<Reply> list(BuilderDoor.Visit visit) {
    var limit = (int) visit.number("limit", PARAMETERS, 50, 1, 500);
    var after = visit.parameter("after", PARAMETERS).orElse("");
    if (!after.isEmpty() && !AppPath.isName(after)) {
      throw Refusal.of(RequestCode.BAD_PARAMETER, "after is a builder's name", null).thrown();
    }
    return accounts
        .list(after, limit)
        .map(found ->
            Replies.json(
                200,
                new JsonObjects()
                    .list("builders", found, ProfileRoutes::json)
                    .with(
                        "next",
                        found.size() < limit
                            ? Json.NULL
                            : Json.of(found.getLast().builder().name()))
                    .done()));
  }

  private Future<Reply> change(BuilderDoor.Visit visit, Callers.SignedIn who) {
    var name = visit.name("name");
    var fields = BodyFields.read(visit.body(), Set.of("plan", "suspended", "operator"));
    var plan = fields.optional("plan", 1, 63);
    var suspended = fields.flag("suspended");
    var operator = fields.flag("operator");
    fields.check();
    return accounts
        .find(name)
        .compose(found -> {
          var account = found.orElseThrow(BuilderDoor::nothingHere);
          var done =
              safe(name, account.operator() && (suspended.orElse(false) || !operator.orElse(true)));
          if (plan.isPresent()) {
            done = done.compose(_ -> setPlan(visit, who, account, plan.get()));
          }
          if (operator.isPresent()) {
            done = done.compose(_ -> setOperator(visit, who, account, operator.get()));
          }
          if (suspended.isPresent()) {
            done = done.compose(_ -> setSuspended(visit, who, account, suspended.get()));
          }
          return done;
        })
        .compose(_ -> accounts.find(name))
        .map(found -> Replies.json(200, ProfileRoutes.json(found.orElseThrow())));
  }

  /** An engine without an operator could not be given one by anybody. */
  private Future<Void> safe(String name, boolean takesAway) {
    return !takesAway
        ? Future.succeededFuture()
        : accounts
            .hasOtherOperators(name)
            .compose(others ->
                others
                    ? Future.succeededFuture()
                    : Future.failedFuture(
                        Refusal.of(
                                RequestCode.LAST_OPERATOR,
                                "Nobody else is an operator",
                                "Make another builder operator first")
                            .thrown()));
  }

  private Future<Void> setPlan(
      BuilderDoor.Visit visit, Callers.SignedIn who, Account account, String plan) {
    return accounts
        .setPlan(account.builder().name(), plan)
        .compose(set ->
            set
                ? note(AuditEvent.PLAN_CHANGED, visit, who, account, plan)
                : Future.failedFuture(
                    Refusal.of(
                            RequestCode.INVALID_BODY,
                            "plan: There is no such plan",
                            "Plans are free, paid and unlimited")
                        .thrown()));
  }

  private Future<Void> setOperator(
      BuilderDoor.Visit visit, Callers.SignedIn who, Account account, boolean operator) {
    return accounts
        .setOperator(account.builder().name(), operator)
        .compose(_ ->
            note(
                AuditEvent.OPERATOR_CHANGED,
                visit,
                who,
                account,
                operator ? "operator" : "no operator"));
  }

  private Future<Void> setSuspended(
      BuilderDoor.Visit visit, Callers.SignedIn who, Account account, boolean suspended) {
    var event = suspended ? AuditEvent.BUILDER_SUSPENDED : AuditEvent.BUILDER_RESUMED;
    return accounts
        .setSuspended(account.builder().name(), suspended)
        .compose(_ -> {
          callers.forget();
          return moved.get();
        })
        .compose(_ -> note(event, visit, who, account, account.builder().name()));
  }

  private Future<Void> note(
      AuditEvent event,
      BuilderDoor.Visit visit,
      Callers.SignedIn who,
      Account account,
      String subject) {
    return audit.add(
        Audit.Entry.of(event)
            .about(account.builder().id())
            .by("operator:" + who.builder().name())
            .from(visit.visitor().address())
            .on(subject));
  }

  private Future<Reply> rotate(BuilderDoor.Visit visit, Callers.SignedIn who) {
    return keys.rotate()
        .compose(kid ->
            audit
                .add(
                    Audit.Entry.of(AuditEvent.SIGNING_KEY_ROTATED)
                        .by("operator:" + who.builder().name())
                        .from(visit.visitor().address())
                        .on(kid))
                .map(Replies.json(200, new JsonObjects().with("kid", kid).done())));
  }
}
