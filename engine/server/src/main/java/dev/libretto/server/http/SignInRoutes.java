package dev.libretto.server.http;

import dev.libretto.definition.Visibility;
import dev.libretto.json.Json;
import dev.libretto.member.Closed;
import dev.libretto.member.EmailAddress;
import dev.libretto.member.Mailer;
import dev.libretto.member.Members;
import dev.libretto.member.SignIns;
import dev.libretto.problem.RequestCode;
import dev.libretto.rows.Refusal;
import io.vertx.core.http.HttpServerRequest;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** {@code …/auth/} of a published app: sign-in by mail here, the other ways by its neighbours. */
final class SignInRoutes {

  /** What the rest of such a path starts with. */
  static final String AUTH = "/auth/";

  private static final String LINK = "link/";
  private static final String INVITE = "invite/";
  private static final String OIDC = "oidc/";
  private static final String NONCE_COOKIE = "libretto_sign_in";
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");

  private final VisibleApps apps;
  private final SignIns signIns;
  private final Mailer mailer;
  private final Admission admission;
  private final MemberCredential credential;
  private final OidcRoutes oidc;
  private final OwnRoutes own;
  private final SignInPages pages;
  private final PublicOrigin origin;
  private final ClientAddress clients;
  private final Turnstile turnstile;
  private final InstantSource clock;

  SignInRoutes(
      VisibleApps apps,
      SignIns signIns,
      Mailer mailer,
      Admission admission,
      MemberCredential credential,
      OidcRoutes oidc,
      OwnRoutes own,
      SignInPages pages,
      PublicOrigin origin,
      ClientAddress clients,
      Turnstile turnstile,
      InstantSource clock) {
    this.apps = apps;
    this.signIns = signIns;
    this.mailer = mailer;
    this.admission = admission;
    this.credential = credential;
    this.oidc = oidc;
    this.own = own;
    this.pages = pages;
    this.origin = origin;
    this.clients = clients;
    this.turnstile = turnstile;
    this.clock = clock;
  }

  /**
   * Answers a request for signing in or out; false where there is no such thing, as in an app that
   * is its builder's alone.
   */
  boolean handle(HttpServerRequest request, AppPath path) {
    var program = apps.program(path).filter(app -> app.visibility() != Visibility.PRIVATE);
    if (program.isEmpty()) {
      return false;
    }
    var exchange = new AuthExchange(request, path, program.get(), pages);
    if (exchange.isPost() && Callers.isCrossSite(request)) {
      exchange.fail(foreign());
      return true;
    }
    try {
      turnstile.countStranger(request, path);
      return route(exchange, path.rest().substring(AUTH.length()));
    } catch (RuntimeException failure) {
      exchange.fail(failure);
      return true;
    }
  }

  private boolean route(AuthExchange exchange, String rest) {
    if (rest.startsWith(LINK)) {
      link(exchange, token(rest, LINK));
    } else if (rest.startsWith(INVITE)) {
      invite(exchange, token(rest, INVITE));
    } else if (rest.startsWith(OIDC)) {
      oidc.handle(exchange, rest.substring(OIDC.length()));
    } else {
      switch (rest) {
        case "sign-in" -> signIn(exchange);
        case "check" -> exchange.page(200, pages.check(exchange, null));
        case "code" -> code(exchange);
        default -> {
          return own.handle(exchange, rest);
        }
      }
    }
    return true;
  }

  /** What is not of a token's form is nobody's token. */
  private static String token(String rest, String start) {
    var token = rest.substring(start.length());
    return TOKEN.matcher(token).matches() ? token : "-".repeat(43);
  }

  private void signIn(AuthExchange exchange) {
    if (exchange.isRead()) {
      var returnTo = ReturnPath.of(exchange.path(), exchange.parameter("return"));
      exchange.page(200, pages.signIn(exchange.path(), exchange.program(), returnTo, null));
    } else if (exchange.isPost()) {
      exchange.body().onSuccess(body -> ask(exchange, body)).onFailure(exchange::fail);
    } else {
      exchange.methodNotAllowed("GET, HEAD, POST");
    }
  }

  private void ask(AuthExchange exchange, Map<String, String> body) {
    var returnTo = ReturnPath.of(exchange.path(), body.get("return"));
    var address = EmailAddress.of(body.getOrDefault("email", ""));
    if (!exchange.policy().email()) {
      exchange.fail(notByMail());
    } else if (!mailer.configured()) {
      exchange.fail(Members.mailMissing());
    } else if (address.isEmpty()) {
      badAddress(exchange, returnTo);
    } else {
      signIns
          .ask(asking(exchange, returnTo), address.get())
          .onSuccess(nonce -> asked(exchange, nonce))
          .onFailure(exchange::fail);
    }
  }

  private SignIns.Asking asking(AuthExchange exchange, String returnTo) {
    return new SignIns.Asking(
        exchange.program().id(),
        exchange.program().header().label(),
        exchange.policy(),
        clients.of(exchange.request()).address(),
        returnTo,
        token -> origin.address(exchange.path().base() + AUTH + LINK + token));
  }

  private void badAddress(AuthExchange exchange, String returnTo) {
    var refusal =
        Refusal.of(
            RequestCode.BAD_EMAIL, "That is no mail address", "Write it like name@example.org");
    if (exchange.isProgram()) {
      exchange.fail(refusal.thrown());
    } else {
      exchange.page(
          refusal.code().status(),
          pages.signIn(
              exchange.path(),
              exchange.program(),
              returnTo,
              refusal.message() + ". " + refusal.hint() + "."));
    }
  }

  private void asked(AuthExchange exchange, String nonce) {
    exchange
        .request()
        .response()
        .addCookie(
            credential.kept(
                NONCE_COOKIE, nonce, exchange.path().base() + "/auth", SignIns.LINK_LIFETIME));
    if (exchange.isProgram()) {
      var answer = new LinkedHashMap<String, Json>();
      answer.put("sent", Json.of("If the address may sign in here, a mail is on its way"));
      exchange.json(202, new Json.Obj(answer));
    } else {
      exchange.onTo(exchange.path().base() + "/auth/check");
    }
  }

  private static String nonce(AuthExchange exchange) {
    return MemberCredential.cookie(exchange.request(), NONCE_COOKIE);
  }

  private void code(AuthExchange exchange) {
    if (!exchange.isPost()) {
      exchange.methodNotAllowed("POST");
      return;
    }
    exchange
        .body()
        .compose(body ->
            signIns.spendByNonce(
                exchange.program().id(),
                nonce(exchange),
                body.getOrDefault("code", ""),
                clients.of(exchange.request()).address()))
        .onSuccess(proof ->
            admission.decide(
                exchange, proof, left -> pages.check(exchange, SignInPages.wrongCode(left))))
        .onFailure(exchange::fail);
  }

  private void link(AuthExchange exchange, String token) {
    if (exchange.isRead()) {
      look(exchange, token, false);
    } else if (exchange.isPost()) {
      exchange
          .body()
          .onSuccess(body -> spendLink(exchange, token, body.getOrDefault("code", "")))
          .onFailure(exchange::fail);
    } else {
      exchange.methodNotAllowed("GET, HEAD, POST");
    }
  }

  /** Opening the page of a link or an invitation changes nothing: scanners do it too. */
  private void look(AuthExchange exchange, String token, boolean invitation) {
    signIns
        .look(exchange.program().id(), token, nonce(exchange))
        .map(seen -> seen.filter(found -> found.invite() == invitation))
        .onSuccess(seen -> {
          var closed = Closed.reason(seen, clock.instant());
          exchange.request().response().putHeader("Referrer-Policy", "no-referrer");
          if (closed.isPresent()) {
            exchange.page(410, pages.closed(exchange, closed.get()));
          } else if (invitation) {
            exchange.page(200, pages.invitation(exchange, token, seen.orElseThrow().email()));
          } else {
            exchange.page(200, pages.link(exchange, token, seen.orElseThrow().ownBrowser(), null));
          }
        })
        .onFailure(exchange::fail);
  }

  private void spendLink(AuthExchange exchange, String token, String code) {
    var app = exchange.program().id();
    var client = clients.of(exchange.request()).address();
    (code.isEmpty()
            ? signIns.spend(app, token, nonce(exchange), client)
            : signIns.spendByToken(app, token, code, client))
        .onSuccess(proof ->
            admission.decide(
                exchange,
                proof,
                left -> pages.link(exchange, token, false, SignInPages.wrongCode(left))))
        .onFailure(exchange::fail);
  }

  private void invite(AuthExchange exchange, String token) {
    if (exchange.isRead()) {
      look(exchange, token, true);
    } else if (exchange.isPost()) {
      signIns
          .spendInvitation(exchange.program().id(), token, clients.of(exchange.request()).address())
          .onSuccess(proof -> admission.decide(exchange, proof, _ -> new byte[0]))
          .onFailure(exchange::fail);
    } else {
      exchange.methodNotAllowed("GET, HEAD, POST");
    }
  }

  private static RuntimeException foreign() {
    return Refusal.of(
            RequestCode.CROSS_SITE,
            "The request comes from another site",
            "Use the app's own pages")
        .thrown();
  }

  private static RuntimeException notByMail() {
    return Refusal.of(
            RequestCode.SIGN_IN_REFUSED,
            "The app does not sign people in by mail",
            "Use one of the other ways")
        .thrown();
  }
}
