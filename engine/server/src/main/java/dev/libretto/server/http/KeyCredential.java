package dev.libretto.server.http;

import dev.libretto.member.ApiKeys;
import dev.libretto.plan.Caller;
import dev.libretto.problem.RequestCode;
import dev.libretto.program.Program;
import dev.libretto.rows.Refusal;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Knows programs by an app's API key, in {@code Authorization: Bearer} or, as supabase-js sends it
 * too, in {@code apikey}.
 */
final class KeyCredential {

  private static final String BEARER = "Bearer ";
  private static final String HEADER = "apikey";

  private final ApiKeys keys;

  KeyCredential(ApiKeys keys) {
    this.keys = keys;
  }

  /**
   * The key a request shows, or null. Another kind of token comes before the second header, and
   * what stands in that and is no key is nothing: clients must send something there.
   */
  static @Nullable String shown(HttpServerRequest request) {
    var authorization = request.getHeader("Authorization");
    if (authorization == null) {
      var key = request.getHeader(HEADER);
      return key != null && key.startsWith(ApiKeys.START) ? key : null;
    }
    return authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
            && authorization.startsWith(ApiKeys.START, BEARER.length())
        ? authorization.substring(BEARER.length())
        : null;
  }

  /** Who the key makes its bearer; the same refusal for a wrong key, app or time. */
  Future<Caller> of(Optional<Program> program, String key) {
    return program
        .map(known -> keys.find(known, key))
        .orElseGet(() -> Future.succeededFuture(Optional.empty()))
        .compose(found ->
            found.map(Future::succeededFuture).orElseGet(() -> Future.failedFuture(wrong())));
  }

  private static RuntimeException wrong() {
    return Refusal.of(
            RequestCode.NOT_SIGNED_IN,
            "The API key is not valid here",
            "Send a key of this app that has not been revoked and has not expired")
        .thrown();
  }
}
