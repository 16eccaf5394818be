package dev.libretto.server.http;

import dev.libretto.account.AccessTokens;
import dev.libretto.account.Correspondence;
import dev.libretto.account.Enrolment;
import dev.libretto.account.SignIn;
import dev.libretto.account.SigningKeys;
import dev.libretto.member.EmailAddress;
import dev.libretto.problem.RequestCode;
import dev.libretto.rows.Refusal;
import dev.libretto.serve.reply.Reply;
import dev.libretto.store.account.Sessions;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code /api/v1/auth}: registering, signing in, staying signed in, signing out. */
final class AuthRoutes {

  static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");
  static final String NAME_WORDS = "Small letters, digits and hyphens, starting with a letter";
  static final int LONGEST_PASSWORD = 1_000;

  private final SignIn signIn;
  private final Enrolment enrolment;
  private final Correspondence correspondence;
  private final AccessTokens tokens;
  private final SigningKeys keys;
  private final Callers callers;

  AuthRoutes(
      SignIn signIn,
      Enrolment enrolment,
      Correspondence correspondence,
      AccessTokens tokens,
      SigningKeys keys,
      Callers callers) {
    this.correspondence = correspondence;
    this.signIn = signIn;
    this.enrolment = enrolment;
    this.tokens = tokens;
    this.keys = keys;
    this.callers = callers;
  }

  void mount(Router router, BuilderDoor door) {
    router.post("/api/v1/auth/register").handler(door.open(this::register));
    router.post("/api/v1/auth/sign-in").handler(door.open(this::signIn));
    router.post("/api/v1/auth/refresh").handler(door.open(this::refresh));
    router.post("/api/v1/auth/sign-out").handler(door.signedIn(this::signOut));
    router.post("/api/v1/auth/sign-out-everywhere").handler(door.signedIn(this::signOutEverywhere));
    router
        .get("/.well-known/jwks.json")
        .handler(context -> {
          context.response().putHeader("Cache-Control", "public, max-age=300");
          Replies.text(context.request(), 200, "application/jwk-set+json", keys.published());
        });
  }

  private Future<Reply> register(BuilderDoor.Visit visit) {
    var fields = BodyFields.read(visit.body(), Set.of("name", "password", "displayName", "email"));
    var name = fields.matching("name", NAME, NAME_WORDS);
    var password = fields.secret("password", LONGEST_PASSWORD);
    var displayName = fields.optional("displayName", 1, 200);
    var email = fields.optional("email", 3, 254);
    fields.check();
    var address = address(email);
    return enrolment
        .register(
            new Enrolment.Applicant(name, displayName, address.map(EmailAddress::value)),
            password,
            visit.visitor())
        .onSuccess(builder -> {
          if (correspondence.possible()) {
            // Registering has succeeded whether or not a mail can be sent now.
            address.ifPresent(proved -> correspondence.proveAddress(builder, proved));
          }
        })
        .compose(_ -> signIn.withPassword(name, password, visit.visitor()))
        .map(session -> signedIn(201, session));
  }

  static Optional<EmailAddress> address(Optional<String> email) {
    var address = email.flatMap(EmailAddress::of);
    if (email.isPresent() && address.isEmpty()) {
      throw Refusal.of(RequestCode.INVALID_BODY, "email: This is not a mail address", null)
          .thrown();
    }
    return address;
  }

  private Future<Reply> signIn(BuilderDoor.Visit visit) {
    var fields = BodyFields.read(visit.body(), Set.of("name", "password"));
    var name = fields.text("name", 1, 200);
    var password = fields.secret("password", LONGEST_PASSWORD);
    fields.check();
    return signIn
        .withPassword(name, password, visit.visitor())
        .map(session -> signedIn(200, session));
  }

  private Future<Reply> refresh(BuilderDoor.Visit visit) {
    var fields = BodyFields.read(visit.body(), Set.of("refreshToken"));
    var token = fields.secret("refreshToken", 200);
    fields.check();
    return signIn
        .refresh(token, visit.visitor())
        .map(session -> signedIn(200, session))
        .onFailure(_ -> callers.forget());
  }

  private Future<Reply> signOut(BuilderDoor.Visit visit, Callers.SignedIn who) {
    var session =
        who.session()
            .orElseThrow(() ->
                Refusal.of(
                        RequestCode.FORBIDDEN,
                        "A token for programs is no sign-in",
                        "Revoke it under /api/v1/profile/tokens")
                    .thrown());
    return signIn.out(who.builder(), session, visit.visitor()).map(_ -> done());
  }

  private Future<Reply> signOutEverywhere(BuilderDoor.Visit visit, Callers.SignedIn who) {
    return signIn.outEverywhere(who.builder(), visit.visitor()).map(_ -> done());
  }

  private Reply done() {
    callers.forget();
    return new Reply(204);
  }

  /** What a program or a page needs to act for a builder (RFC 6749, section 5.1, in our words). */
  Reply signedIn(int status, Sessions.Opened session) {
    return Replies.json(
        status,
        new JsonObjects()
            .with("builder", session.builder().name())
            .with("tokenType", "Bearer")
            .with("accessToken", tokens.issue(session))
            .with("expiresIn", AccessTokens.LIFETIME.toSeconds())
            .with("refreshToken", session.refreshToken())
            .with("refreshExpiresIn", Sessions.LIFETIME.toSeconds())
            .done());
  }
}
