package dev.libretto.server.http;

import dev.libretto.definition.AppAccess.OidcProvider;
import dev.libretto.member.OidcSignIns;
import dev.libretto.problem.RequestCode;
import dev.libretto.rows.Refusal;
import java.time.Duration;

/** {@code …/auth/oidc/{provider}} and its {@code /callback}. */
final class OidcRoutes {

  private static final String CALLBACK = "/callback";
  private static final String COOKIE = "libretto_oidc";

  private final OidcSignIns signIns;
  private final Admission admission;
  private final MemberCredential credential;
  private final PublicOrigin origin;

  OidcRoutes(
      OidcSignIns signIns, Admission admission, MemberCredential credential, PublicOrigin origin) {
    this.signIns = signIns;
    this.admission = admission;
    this.credential = credential;
    this.origin = origin;
  }

  /** Answers a request for the provider with this name. */
  void handle(AuthExchange exchange, String rest) {
    if (!exchange.isRead()) {
      exchange.methodNotAllowed("GET, HEAD");
      return;
    }
    boolean back = rest.endsWith(CALLBACK);
    var name = back ? rest.substring(0, rest.length() - CALLBACK.length()) : rest;
    var provider = exchange.policy().provider(name).orElseThrow(OidcRoutes::unknown);
    if (back) {
      comeBack(exchange, provider);
    } else {
      leave(exchange, provider);
    }
  }

  private String redirect(AuthExchange exchange, OidcProvider provider) {
    return origin.address(cookiePath(exchange, provider) + CALLBACK);
  }

  private static String cookiePath(AuthExchange exchange, OidcProvider provider) {
    return exchange.path().base() + "/auth/oidc/" + provider.name();
  }

  private void leave(AuthExchange exchange, OidcProvider provider) {
    signIns
        .leave(
            exchange.program().id(),
            provider,
            redirect(exchange, provider),
            ReturnPath.of(exchange.path(), exchange.parameter("return")))
        .onSuccess(departure -> {
          keep(exchange, provider, departure.browser(), OidcSignIns.AWAY);
          exchange.onTo(departure.address());
        })
        .onFailure(exchange::fail);
  }

  private void keep(
      AuthExchange exchange, OidcProvider provider, String browser, Duration lifetime) {
    exchange
        .request()
        .response()
        .addCookie(credential.kept(COOKIE, browser, cookiePath(exchange, provider), lifetime));
  }

  private void comeBack(AuthExchange exchange, OidcProvider provider) {
    var browser = MemberCredential.cookie(exchange.request(), COOKIE);
    keep(exchange, provider, "", Duration.ZERO);
    var issuer = exchange.parameter("iss");
    if (!exchange.parameter("error").isEmpty()) {
      exchange.fail(refused("The provider has not signed you in"));
    } else if (!issuer.isEmpty() && !issuer.replaceFirst("/+$", "").equals(provider.issuer())) {
      // Another provider's answer (RFC 9207).
      exchange.fail(refused("The answer is another provider's"));
    } else {
      signIns
          .comeBack(
              exchange.program().id(),
              exchange.policy(),
              provider,
              redirect(exchange, provider),
              exchange.parameter("state"),
              browser,
              exchange.parameter("code"))
          .compose(arrival ->
              admission
                  .begin(exchange, arrival.member())
                  .onSuccess(begun -> admission.welcome(exchange, begun, arrival.returnTo())))
          .onFailure(exchange::fail);
    }
  }

  private static RuntimeException refused(String message) {
    return Refusal.of(RequestCode.SIGN_IN_REFUSED, message, "Sign in again").thrown();
  }

  private static RuntimeException unknown() {
    return Refusal.of(RequestCode.NOT_FOUND, "There is no such way to sign in", null).thrown();
  }
}
