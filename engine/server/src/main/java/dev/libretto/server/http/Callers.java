package dev.libretto.server.http;

import dev.libretto.account.AccessTokens;
import dev.libretto.plan.Caller;
import dev.libretto.problem.RequestCode;
import dev.libretto.rows.Refusal;
import dev.libretto.store.Builder;
import dev.libretto.store.Builders;
import dev.libretto.store.account.Sessions;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Finds out who sends a request: nobody in particular, or a builder by token or by session. */
final class Callers {

  /** How long a token that was good stays good without asking the database. */
  private static final Duration REMEMBERED = Duration.ofSeconds(30);

  private static final int MOST_REMEMBERED = 1_000;
  private static final String BEARER = "Bearer ";

  private record Known(Builder builder, Instant until) {}

  /**
   * A builder who has shown who they are.
   *
   * @param session the sign-in, where it is one and not a token for programs
   */
  record SignedIn(Builder builder, Optional<UUID> session) {}

  private final Builders builders;
  private final Sessions sessionsOfBuilders;
  private final AccessTokens tokens;
  private final BuilderSession sessions;
  private final InstantSource clock;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  Callers(
      Builders builders,
      Sessions sessionsOfBuilders,
      AccessTokens tokens,
      BuilderSession sessions,
      InstantSource clock) {
    this.builders = builders;
    this.sessionsOfBuilders = sessionsOfBuilders;
    this.tokens = tokens;
    this.sessions = sessions;
    this.clock = clock;
  }

  /** Who asks for something of the app at this address. */
  Future<Caller> of(HttpServerRequest request, AppPath path) {
    var authorization = request.getHeader("Authorization");
    if (authorization != null) {
      return builder(authorization).map(builder -> caller(builder.name(), path));
    }
    var session = sessions.builder(request, path);
    if (session.isEmpty()) {
      return Future.succeededFuture(Caller.ANONYMOUS);
    }
    if (isUnsafe(request) && !isSameOrigin(request)) {
      return Future.failedFuture(crossSite());
    }
    return Future.succeededFuture(caller(session, path));
  }

  /** The builder a bearer token belongs to. */
  Future<Builder> builder(String authorization) {
    return signedIn(authorization).map(SignedIn::builder);
  }

  /** The builder and the sign-in a bearer token belongs to. */
  Future<SignedIn> signedIn(String authorization) {
    if (!authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return Future.failedFuture(notSignedIn());
    }
    return identify(authorization.substring(BEARER.length()).strip())
        .compose(found ->
            found.map(Future::succeededFuture).orElseGet(() -> Future.failedFuture(notSignedIn())));
  }

  /** The builder a token belongs to, if it is one. */
  Future<Optional<Builder>> byToken(String token) {
    return identify(token).map(found -> found.map(SignedIn::builder));
  }

  /** A JWT has two dots, a token for programs none. */
  private Future<Optional<SignedIn>> identify(String token) {
    return token.indexOf('.') < 0
        ? remembered(token, () -> builders.findByToken(token))
            .map(found -> found.map(builder -> new SignedIn(builder, Optional.empty())))
        : tokens
            .session(token)
            .compose(session ->
                session
                    .map(this::ofSession)
                    .orElseGet(() -> Future.succeededFuture(Optional.empty())));
  }

  /** The signature is checked each time; whether the sign-in goes on is remembered. */
  private Future<Optional<SignedIn>> ofSession(UUID session) {
    return remembered("session." + session, () -> sessionsOfBuilders.find(session))
        .map(found -> found.map(builder -> new SignedIn(builder, Optional.of(session))));
  }

  private Future<Optional<Builder>> remembered(
      String key, Supplier<Future<Optional<Builder>>> search) {
    var now = clock.instant();
    var remembered = known.get(key);
    if (remembered != null && now.isBefore(remembered.until())) {
      return Future.succeededFuture(Optional.of(remembered.builder()));
    }
    return search
        .get()
        .onSuccess(found -> {
          if (known.size() >= MOST_REMEMBERED) {
            known.clear();
          }
          found.ifPresent(builder -> known.put(key, new Known(builder, now.plus(REMEMBERED))));
        });
  }

  /** Asks the database again from now on: something has been revoked. */
  void forget() {
    known.clear();
  }

  private static Caller caller(String builder, AppPath path) {
    return builder.equals(path.user()) ? Caller.builder(builder) : Caller.otherBuilder(builder);
  }

  private static boolean isUnsafe(HttpServerRequest request) {
    return switch (request.method().name()) {
      case "GET", "HEAD", "OPTIONS" -> false;
      default -> true;
    };
  }

  /** Whether a browser says that a page of somewhere else made it send this. */
  static boolean isCrossSite(HttpServerRequest request) {
    var site = request.getHeader("Sec-Fetch-Site");
    return site == null
        ? request.getHeader("Origin") != null && !isSameOrigin(request)
        : !site.equals("same-origin") && !site.equals("none");
  }

  /** By Fetch Metadata (W3C) where the browser sends it, else by the Origin header (RFC 6454). */
  private static boolean isSameOrigin(HttpServerRequest request) {
    var site = request.getHeader("Sec-Fetch-Site");
    if (site != null) {
      return site.equals("same-origin");
    }
    var origin = request.getHeader("Origin");
    var host = request.authority();
    return origin != null && host != null && origin.endsWith("://" + host);
  }

  static RuntimeException crossSite() {
    return Refusal.of(
            RequestCode.CROSS_SITE,
            "The request comes from another site",
            "Send the builder's token in an Authorization header instead of a cookie")
        .thrown();
  }

  private static RuntimeException notSignedIn() {
    return Refusal.of(
            RequestCode.NOT_SIGNED_IN,
            "The token is not a builder's",
            "Send Authorization: Bearer with the token the engine printed at its first start")
        .thrown();
  }
}
