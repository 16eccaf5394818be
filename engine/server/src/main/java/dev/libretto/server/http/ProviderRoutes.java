package dev.libretto.server.http;

import dev.libretto.account.ProviderSignIn;
import dev.libretto.problem.RequestCode;
import dev.libretto.rows.Refusal;
import dev.libretto.serve.reply.Reply;
import dev.libretto.serve.request.QueryString;
import io.vertx.core.Future;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.Router;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code /api/v1/auth/oidc}: a browser goes to the operator's provider and comes back. A cookie
 * binds both ends, so that nobody is signed in to somebody else's account by a link.
 */
final class ProviderRoutes {

  /** Where the provider sends browsers back to. */
  static final String CALLBACK = "/api/v1/auth/oidc/callback";

  private static final String COOKIE = "libretto_oidc";
  private static final String PATH = "/api/v1/auth/oidc";
  private static final int LIFETIME_SECONDS = 600;
  private static final Pattern OPAQUE = Pattern.compile("[\\x20-\\x7e]{1,2048}");

  private final Optional<ProviderSignIn> provider;
  private final AuthRoutes auth;
  private final boolean secure;

  ProviderRoutes(Optional<ProviderSignIn> provider, AuthRoutes auth, boolean secure) {
    this.provider = provider;
    this.auth = auth;
    this.secure = secure;
  }

  void mount(Router router, BuilderDoor door) {
    router
        .get(PATH + "/start")
        .handler(
            door.open(visit ->
                provider()
                    .depart(Optional.empty())
                    .map(departure ->
                        bound(visit, departure).header("Location", departure.address()))));
    router
        .post("/api/v1/profile/identities")
        .handler(
            door.signedIn((visit, who) ->
                provider()
                    .depart(Optional.of(who.builder().id()))
                    .map(departure -> {
                      bind(visit, departure);
                      return Replies.json(
                          200, new JsonObjects().with("address", departure.address()).done());
                    })));
    router.get(CALLBACK).handler(door.open(this::back));
  }

  private Reply bound(BuilderDoor.Visit visit, ProviderSignIn.Departure departure) {
    bind(visit, departure);
    return new Reply(302).header("Cache-Control", "no-store");
  }

  private void bind(BuilderDoor.Visit visit, ProviderSignIn.Departure departure) {
    visit.context().response().addCookie(cookie(departure.browser()).setMaxAge(LIFETIME_SECONDS));
  }

  private Cookie cookie(String value) {
    return Cookie.cookie(COOKIE, value)
        .setPath(PATH)
        .setHttpOnly(true)
        .setSecure(secure)
        .setSameSite(CookieSameSite.LAX);
  }

  private Future<Reply> back(BuilderDoor.Visit visit) {
    var request = visit.context().request();
    var cookie = request.getCookie(COOKIE);
    var code = said(visit, "code").filter(text -> OPAQUE.matcher(text).matches());
    var state = said(visit, "state").orElse("");
    visit.context().response().addCookie(cookie("").setMaxAge(0));
    if (cookie == null || code.isEmpty()) {
      throw Refusal.of(
              RequestCode.PROVIDER_SIGN_IN_FAILED,
              "The provider did not sign anybody in, or another browser began",
              "Begin again at " + PATH + "/start")
          .thrown();
    }
    return provider()
        .arrive(state, cookie.getValue(), code.get(), visit.visitor())
        .map(arrival ->
            switch (arrival) {
              case ProviderSignIn.Arrival.SignedIn(var session) -> auth.signedIn(200, session);
              case ProviderSignIn.Arrival.Linked _ ->
                  Replies.json(200, new JsonObjects().with("linked", true).done());
            });
  }

  /** Providers add parameters of their own, which are to be passed over (RFC 6749, 4.1.2). */
  private static Optional<String> said(BuilderDoor.Visit visit, String name) {
    return QueryString.parse(visit.context().request().query()).parameters().stream()
        .filter(parameter -> parameter.name().equals(name))
        .map(QueryString.Parameter::value)
        .findFirst();
  }

  private ProviderSignIn provider() {
    return provider.orElseThrow(() ->
        Refusal.of(
                RequestCode.PROVIDER_NOT_SET_UP,
                "This engine knows no OpenID provider",
                "Sign in with name and password; an operator can set oidcIssuer")
            .thrown());
  }
}
