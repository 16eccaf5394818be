package dev.libretto.server.http;

import dev.libretto.json.Json;
import dev.libretto.member.Members;
import dev.libretto.member.Sessions;
import dev.libretto.plan.Caller;
import dev.libretto.problem.RequestCode;
import dev.libretto.rows.Refusal;
import dev.libretto.store.member.SessionTable.Listed;
import dev.libretto.store.member.SessionTable.Live;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What members do about their own sign-in: see who they are, and end sessions. */
final class OwnRoutes {

  private static final String SESSIONS = "sessions";
  private static final int LARGEST_BODY_BYTES = 8_192;

  private final Callers callers;
  private final Members members;
  private final Sessions sessions;
  private final MemberCredential credential;

  OwnRoutes(Callers callers, Members members, Sessions sessions, MemberCredential credential) {
    this.callers = callers;
    this.members = members;
    this.sessions = sessions;
    this.credential = credential;
  }

  /** Answers if the path is one of these. */
  boolean handle(AuthExchange exchange, String rest) {
    if (rest.startsWith(SESSIONS + "/")) {
      end(exchange, rest.substring(SESSIONS.length() + 1));
      return true;
    }
    switch (rest) {
      case "me" -> me(exchange);
      case SESSIONS -> list(exchange);
      case "sign-out" -> signOut(exchange);
      case "signed-out" -> exchange.page(200, exchange.pages().signedOut(exchange));
      default -> {
        return false;
      }
    }
    return true;
  }

  private void me(AuthExchange exchange) {
    if (exchange.request().method().name().equals("PATCH")) {
      rename(exchange);
      return;
    }
    if (!exchange.isRead()) {
      exchange.methodNotAllowed("GET, HEAD, PATCH");
      return;
    }
    callers
        .of(exchange.request(), exchange.path())
        .compose(
            caller -> name(exchange, caller).map(name -> me(exchange, caller, name.orElse(null))))
        .onSuccess(me -> exchange.json(200, me))
        .onFailure(failure -> Replies.send(exchange.request(), Replies.problem(failure)));
  }

  /** Of callers only members have a name of their own. */
  private Future<Optional<String>> name(AuthExchange exchange, Caller caller) {
    return caller.kind() == Caller.Kind.MEMBER
        ? credential
            .session(exchange.request(), exchange.program())
            .map(found -> found.flatMap(live -> Optional.ofNullable(live.name())))
        : Future.succeededFuture(Optional.empty());
  }

  private void rename(AuthExchange exchange) {
    if (Callers.isCrossSite(exchange.request())) {
      Replies.send(exchange.request(), Replies.problem(Callers.crossSite()));
      return;
    }
    BoundedBody.read(exchange.request(), LARGEST_BODY_BYTES)
        .compose(bytes -> {
          var fields = BodyFields.read(bytes, Set.of("name"));
          var name = fields.optional("name", 1, 200);
          fields.check();
          return own(exchange)
              .compose(live -> proved(exchange, Map.of()).map(live))
              .compose(live ->
                  fields.isAsked("name")
                      ? members.rename(exchange.program().id(), live.member(), name.orElse(null))
                      : Future.<Void>succeededFuture());
        })
        .compose(_ -> callers.of(exchange.request(), exchange.path()))
        .compose(
            caller -> name(exchange, caller).map(known -> me(exchange, caller, known.orElse(null))))
        .onSuccess(me -> exchange.json(200, me))
        .onFailure(failure -> Replies.send(exchange.request(), Replies.problem(failure)));
  }

  private Json me(AuthExchange exchange, Caller caller, @Nullable String name) {
    var id = caller.id();
    if (id == null) {
      var nobody = new LinkedHashMap<String, Json>();
      nobody.put("app", Json.of(exchange.program().header().name()));
      nobody.put("signedIn", Json.of(false));
      return new Json.Obj(nobody);
    }
    return Admission.me(
        exchange.program(),
        id,
        caller.email(),
        name,
        caller.roles(),
        callers.csrf(exchange.request(), exchange.path()));
  }

  /** The member's session; a change needs the page's token besides. */
  private Future<Live> own(AuthExchange exchange) {
    return credential
        .session(exchange.request(), exchange.program())
        .compose(found ->
            found.map(Future::succeededFuture).orElseGet(() -> Future.failedFuture(notSignedIn())));
  }

  private Future<Void> proved(AuthExchange exchange, Map<String, String> body) {
    var header = exchange.request().getHeader(Callers.CSRF_HEADER);
    var expected = callers.csrf(exchange.request(), exchange.path());
    return !expected.isEmpty()
            && Sessions.isCsrf(expected, header == null ? body.get("csrf") : header)
        ? Future.succeededFuture()
        : Future.failedFuture(Callers.wrongCsrf());
  }

  private void list(AuthExchange exchange) {
    if (!exchange.isRead()) {
      exchange.methodNotAllowed("GET, HEAD");
      return;
    }
    own(exchange)
        .compose(live ->
            sessions
                .list(exchange.program().id(), live.member())
                .map(listed ->
                    new Json.Arr(
                        listed.stream().map(one -> session(one, live.session())).toList())))
        .onSuccess(array -> {
          var answer = new LinkedHashMap<String, Json>();
          answer.put("sessions", array);
          exchange.json(200, new Json.Obj(answer));
        })
        .onFailure(failure -> Replies.send(exchange.request(), Replies.problem(failure)));
  }

  private static Json session(Listed listed, UUID current) {
    var members = new LinkedHashMap<String, Json>();
    members.put("id", Json.of(listed.id().toString()));
    members.put("current", Json.of(listed.id().equals(current)));
    members.put("agent", ApiJson.text(listed.agent()));
    members.put("createdAt", ApiJson.time(listed.createdAt()));
    members.put("seenAt", ApiJson.time(listed.seenAt()));
    members.put("expiresAt", ApiJson.time(listed.expiresAt()));
    return new Json.Obj(members);
  }

  private void end(AuthExchange exchange, String id) {
    if (!exchange.request().method().name().equals("DELETE")) {
      exchange.methodNotAllowed("DELETE");
      return;
    }
    if (Callers.isCrossSite(exchange.request())) {
      Replies.send(exchange.request(), Replies.problem(Callers.crossSite()));
      return;
    }
    own(exchange)
        .compose(live -> proved(exchange, Map.of()).map(live))
        .compose(live -> sessions.end(exchange.program().id(), live.member(), ApiBody.id(id)))
        .onSuccess(ended -> {
          if (ended) {
            exchange.nothing();
          } else {
            Replies.send(exchange.request(), Replies.problem(Members.unknown("session")));
          }
        })
        .onFailure(failure -> Replies.send(exchange.request(), Replies.problem(failure)));
  }

  /** Here, or with {@code everywhere} in all browsers. */
  private void signOut(AuthExchange exchange) {
    if (!exchange.isPost()) {
      exchange.methodNotAllowed("POST");
      return;
    }
    exchange
        .body()
        .compose(body ->
            own(exchange)
                .compose(live -> proved(exchange, body).map(live))
                .compose(live -> endSessions(exchange, live, body.containsKey("everywhere"))))
        .onSuccess(_ -> signedOut(exchange))
        .onFailure(exchange::fail);
  }

  private Future<?> endSessions(AuthExchange exchange, Live live, boolean everywhere) {
    var app = exchange.program().id();
    return everywhere
        ? sessions.endAll(app, live.member())
        : sessions.end(app, live.member(), live.session());
  }

  private void signedOut(AuthExchange exchange) {
    exchange.request().response().addCookie(credential.ended(exchange.path()));
    if (exchange.isProgram()) {
      exchange.nothing();
    } else {
      exchange.onTo(exchange.path().base() + "/auth/signed-out");
    }
  }

  private static RuntimeException notSignedIn() {
    return Refusal.of(
            RequestCode.NOT_SIGNED_IN, "Nobody is signed in here", "Sign in at …/auth/sign-in")
        .thrown();
  }
}
