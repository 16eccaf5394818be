package dev.libretto.server.http;

import dev.libretto.member.Roles;
import dev.libretto.member.Sessions;
import dev.libretto.plan.Caller;
import dev.libretto.program.Program;
import dev.libretto.store.member.SessionTable.Live;
import io.vertx.core.Future;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Optional;

/**
 * Knows members by the cookie of their session. It is sent to the app's own paths alone. Lax, not
 * Strict: who follows a link from a mail to a page of the app is to be signed in there; changes are
 * protected by a token besides.
 */
final class MemberCredential {

  private static final String COOKIE = "libretto_member";

  private final Sessions sessions;
  private final PublicOrigin origin;

  MemberCredential(Sessions sessions, PublicOrigin origin) {
    this.sessions = sessions;
    this.origin = origin;
  }

  /** The session's token a browser shows, or the empty text. */
  static String token(HttpServerRequest request) {
    return cookie(request, COOKIE);
  }

  /** The value of a cookie, or the empty text. */
  static String cookie(HttpServerRequest request, String name) {
    if (request.getHeader("Cookie") == null) {
      return "";
    }
    var cookie = request.getCookie(name);
    return cookie == null ? "" : cookie.getValue();
  }

  /** The session the browser shows, while it lasts. */
  Future<Optional<Live>> session(HttpServerRequest request, Program program) {
    var token = token(request);
    return token.isEmpty()
        ? Future.succeededFuture(Optional.empty())
        : sessions.find(program.id(), token);
  }

  /** Who a session makes its bearer. */
  static Caller caller(Program program, Live session) {
    return Caller.member(
        session.member().toString(),
        session.email(),
        Roles.names(program.roles(), session.roles()));
  }

  /** Lets a browser keep a session. */
  Cookie issue(AppPath path, String token) {
    return kept(COOKIE, token, path.base(), Sessions.LIFETIME);
  }

  /** Takes it away again. */
  Cookie ended(AppPath path) {
    return kept(COOKIE, "", path.base(), Duration.ZERO);
  }

  /** A cookie no script can read. */
  Cookie kept(String name, String value, String path, Duration lifetime) {
    return Cookie.cookie(name, value)
        .setPath(path)
        .setHttpOnly(true)
        .setSecure(origin.secure())
        .setSameSite(CookieSameSite.LAX)
        .setMaxAge(lifetime.toSeconds());
  }
}
