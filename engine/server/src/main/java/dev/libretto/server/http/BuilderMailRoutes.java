package dev.libretto.server.http;

import dev.libretto.account.Correspondence;
import dev.libretto.member.EmailAddress;
import dev.libretto.member.Members;
import dev.libretto.problem.RequestCode;
import dev.libretto.rows.Refusal;
import dev.libretto.serve.reply.Reply;
import dev.libretto.store.account.Accounts;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import java.util.Set;

/** What builders do by mail: prove their address, and set a forgotten password anew. */
final class BuilderMailRoutes {

  private static final int TOKEN_LENGTH = 200;

  private final Correspondence correspondence;
  private final Accounts accounts;
  private final Callers callers;

  BuilderMailRoutes(Correspondence correspondence, Accounts accounts, Callers callers) {
    this.correspondence = correspondence;
    this.accounts = accounts;
    this.callers = callers;
  }

  void mount(Router router, BuilderDoor door) {
    router
        .post("/api/v1/profile/email/verification")
        .handler(door.signedIn((_, who) -> again(who)));
    router.post("/api/v1/auth/email/confirm").handler(door.open(this::confirm));
    router.post("/api/v1/auth/password-reset").handler(door.open(this::forgotten));
    router.post("/api/v1/auth/password-reset/confirm").handler(door.open(this::reset));
  }

  private Future<Reply> again(Callers.SignedIn who) {
    checkPossible();
    return accounts
        .find(who.builder().id())
        .compose(found -> {
          var account = found.orElseThrow(BuilderDoor::nothingHere);
          if (account.emailVerified()) {
            return Future.<Void>succeededFuture();
          }
          return correspondence.proveAddress(
              who.builder(),
              account.email().flatMap(EmailAddress::of).orElseThrow(BuilderMailRoutes::noAddress));
        })
        .map(_ -> sent("A mail is on its way, unless the address is verified already"));
  }

  private Future<Reply> confirm(BuilderDoor.Visit visit) {
    var fields = BodyFields.read(visit.body(), Set.of("token"));
    var token = fields.secret("token", TOKEN_LENGTH);
    fields.check();
    return correspondence.confirmAddress(token.reveal(), visit.visitor()).map(_ -> new Reply(204));
  }

  private Future<Reply> forgotten(BuilderDoor.Visit visit) {
    checkPossible();
    var fields = BodyFields.read(visit.body(), Set.of("email"));
    var email = fields.text("email", 3, 254);
    fields.check();
    var address = EmailAddress.of(email).orElseThrow(BuilderMailRoutes::badAddress);
    return correspondence
        .forgotten(address, visit.visitor())
        .map(_ -> sent("If a builder has verified this address, a mail is on its way"));
  }

  private Future<Reply> reset(BuilderDoor.Visit visit) {
    var fields = BodyFields.read(visit.body(), Set.of("token", "password"));
    var token = fields.secret("token", TOKEN_LENGTH);
    var password = fields.secret("password", AuthRoutes.LONGEST_PASSWORD);
    fields.check();
    return correspondence
        .resetPassword(token.reveal(), password, visit.visitor())
        .map(_ -> {
          callers.forget();
          return new Reply(204);
        });
  }

  private void checkPossible() {
    if (!correspondence.possible()) {
      throw Members.mailMissing();
    }
  }

  private static Reply sent(String words) {
    return Replies.json(202, new JsonObjects().with("sent", words).done());
  }

  private static RuntimeException badAddress() {
    return Refusal.of(
            RequestCode.BAD_EMAIL, "That is no mail address", "Write it like name@example.org")
        .thrown();
  }

  private static RuntimeException noAddress() {
    return Refusal.of(
            RequestCode.BAD_EMAIL,
            "The account has no mail address to write to",
            "Set one with PATCH /api/v1/profile")
        .thrown();
  }
}
