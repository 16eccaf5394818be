package dev.libretto.server.http;

import dev.libretto.account.AccessTokens;
import dev.libretto.plan.Caller;
import dev.libretto.problem.RequestCode;
import dev.libretto.program.Program;
import dev.libretto.rows.Refusal;
import dev.libretto.space.Space;
import dev.libretto.space.Spaces;
import dev.libretto.store.Builder;
import dev.libretto.store.Builders;
import dev.libretto.store.OpaqueToken;
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

/**
 * Finds out who sends a request: nobody in particular, a builder by token or by session, a member
 * by session, or a program by an API key.
 */
final class Callers {

  /** How long a token that was good stays good without asking the database. */
  private static final Duration REMEMBERED = Duration.ofSeconds(30);

  private static final int MOST_REMEMBERED = 1_000;
  private static final String BEARER = "Bearer ";
  private static final String OF_SIGN_IN = "session-";
  private static final String OF_TOKEN = "token-";

  /** The header that carries the page's token. */
  static final String CSRF_HEADER = "X-CSRF-Token";

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
  private final MemberCredential members;
  private final KeyCredential keys;
  private final Spaces spaces;
  private final InstantSource clock;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  Callers(
      Builders builders,
      Sessions sessionsOfBuilders,
      AccessTokens tokens,
      BuilderSession sessions,
      MemberCredential members,
      KeyCredential keys,
      Spaces spaces,
      InstantSource clock) {
    this.builders = builders;
    this.sessionsOfBuilders = sessionsOfBuilders;
    this.tokens = tokens;
    this.sessions = sessions;
    this.members = members;
    this.keys = keys;
    this.spaces = spaces;
    this.clock = clock;
  }

  /** Who asks for something of the app at this address. */
  Future<Caller> of(HttpServerRequest request, AppPath path) {
    var key = KeyCredential.shown(request);
    if (key != null) {
      return keys.of(program(path), key);
    }
    var authorization = request.getHeader("Authorization");
    if (authorization != null) {
      return builder(authorization).map(builder -> caller(builder.name(), path));
    }
    if (request.getHeader("Cookie") == null) {
      return Future.succeededFuture(Caller.ANONYMOUS);
    }
    var held = sessions.held(request, path);
    return held.isEmpty()
        ? member(request, path)
        : goesOn(held.get())
            .compose(yes ->
                yes
                    ? ownPage(request, path).map(caller(held.get().builder(), path))
                    : member(request, path));
  }

  private Future<Caller> member(HttpServerRequest request, AppPath path) {
    var program = program(path);
    return program.isEmpty()
        ? Future.succeededFuture(Caller.ANONYMOUS)
        : members
            .session(request, program.get())
            .compose(found ->
                found.isEmpty()
                    ? Future.succeededFuture(Caller.ANONYMOUS)
                    : ownPage(request, path)
                        .map(MemberCredential.caller(program.get(), found.get())));
  }

  private Optional<Program> program(AppPath path) {
    return spaces.find(path.user(), path.app()).map(Space::program);
  }

  /**
   * A browser sends its cookies whatever page makes it ask. So a change must come from a page of
   * this origin, and, since all apps share that, with what only the app's own page was told.
   */
  private Future<Void> ownPage(HttpServerRequest request, AppPath path) {
    if (!isUnsafe(request)) {
      return Future.succeededFuture();
    }
    if (!isSameOrigin(request)) {
      return Future.failedFuture(crossSite());
    }
    return dev.libretto.member.Sessions.isCsrf(csrf(request, path), request.getHeader(CSRF_HEADER))
        ? Future.succeededFuture()
        : Future.failedFuture(wrongCsrf());
  }

  /** What the app's own pages send along with changes; empty for who shows no session. */
  String csrf(HttpServerRequest request, AppPath path) {
    var builder = sessions.csrf(request, path);
    if (!builder.isEmpty()) {
      return builder;
    }
    var token = MemberCredential.token(request);
    return program(path)
        .filter(_ -> !token.isEmpty())
        .map(program -> dev.libretto.member.Sessions.csrf(program.id(), token))
        .orElse("");
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

  /** What a cookie may say of the builder a token belongs to, if it is one. */
  Future<Optional<BuilderSession.Held>> byToken(String token) {
    return identify(token)
        .map(found ->
            found.map(who ->
                new BuilderSession.Held(
                    who.builder().name(),
                    who.session().map(Callers::ground).orElseGet(() -> ground(token)))));
  }

  /** Whether the sign-in or token that a cookie rests on is good for its builder still. */
  private Future<Boolean> goesOn(BuilderSession.Held held) {
    var ground = held.ground();
    return (ground.startsWith(OF_TOKEN)
            ? remembered(
                ground, () -> builders.findByTokenHash(ground.substring(OF_TOKEN.length())))
            : remembered(
                ground,
                () ->
                    sessionsOfBuilders.find(
                        UUID.fromString(ground.substring(OF_SIGN_IN.length())))))
        .map(found -> found.filter(one -> one.name().equals(held.builder())).isPresent());
  }

  private static String ground(UUID session) {
    return OF_SIGN_IN + session;
  }

  /** Not the token itself: what is remembered and told of it opens nothing. */
  private static String ground(String token) {
    return OF_TOKEN + OpaqueToken.hashText(token);
  }

  /** A JWT has two dots, a token for programs none. */
  private Future<Optional<SignedIn>> identify(String token) {
    return token.indexOf('.') < 0
        ? remembered(ground(token), () -> builders.findByToken(token))
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
    return remembered(ground(session), () -> sessionsOfBuilders.find(session))
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

  static boolean isUnsafe(HttpServerRequest request) {
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
            "The request comes from another site, or does not say from which",
            "Programs send a token or an API key instead of a cookie; with a cookie goes the app's"
                + " own origin, as browsers send it")
        .thrown();
  }

  /** The refusal of a change without the page's token. */
  static RuntimeException wrongCsrf() {
    return Refusal.of(
            RequestCode.BAD_CSRF_TOKEN,
            "The change does not come from the app's own page",
            "Send the page's user.csrf as X-CSRF-Token, or use an API key; a page that was open"
                + " during a new sign-in has to be loaded again")
        .thrown();
  }

  private static RuntimeException notSignedIn() {
    return Refusal.of(
            RequestCode.NOT_SIGNED_IN,
            "The token is not a builder's, or no longer",
            "Refresh the sign-in or sign in again; a program sends the token that was made for it")
        .thrown();
  }
}
