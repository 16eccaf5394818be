package dev.libretto.server.http;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Lets a builder look at an app of theirs in a browser: a cookie that is valid below that app's
 * address alone, names the builder and an end, and is signed with a key that lives as long as the
 * engine. It never holds the builder's token.
 */
final class BuilderSession {

  private static final String COOKIE = "libretto_builder";
  private static final Duration LIFETIME = Duration.ofHours(12);
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;
  private final InstantSource clock;
  private final boolean secure;

  /**
   * Signs sessions.
   *
   * @param secure whether people reach the apps by https: the cookie goes no other way then
   */
  BuilderSession(SecureRandom random, InstantSource clock, boolean secure) {
    var bytes = new byte[32];
    random.nextBytes(bytes);
    this.key = new SecretKeySpec(bytes, ALGORITHM);
    this.clock = clock;
    this.secure = secure;
  }

  /** Signs a builder in to the app at this address. */
  Cookie issue(AppPath path, String builder) {
    var end = clock.instant().plus(LIFETIME).getEpochSecond();
    var content = builder + "." + end;
    return Cookie.cookie(COOKIE, content + "." + signature(path, content))
        .setPath(path.base())
        .setHttpOnly(true)
        .setSecure(secure)
        .setSameSite(CookieSameSite.STRICT)
        .setMaxAge(LIFETIME.toSeconds());
  }

  /** The builder signed in to the app at this address, or the empty text. */
  String builder(HttpServerRequest request, AppPath path) {
    if (request.getHeader("Cookie") == null) {
      return "";
    }
    for (var cookie : request.cookies(COOKIE)) {
      var parts = cookie.getValue().split("\\.", -1);
      if (parts.length == 3 && valid(path, parts)) {
        return parts[0];
      }
    }
    return "";
  }

  /**
   * What pages send along with changes while a builder is signed in to the app at this address, or
   * the empty text.
   */
  String csrf(HttpServerRequest request, AppPath path) {
    return builder(request, path).isEmpty()
        ? ""
        : signature(path, "csrf\n" + MemberCredential.cookie(request, COOKIE));
  }

  private boolean valid(AppPath path, String[] parts) {
    var content = parts[0] + "." + parts[1];
    var genuine =
        MessageDigest.isEqual(
            signature(path, content).getBytes(StandardCharsets.US_ASCII),
            parts[2].getBytes(StandardCharsets.UTF_8));
    return genuine && clock.instant().isBefore(Instant.ofEpochSecond(Long.parseLong(parts[1])));
  }

  private String signature(AppPath path, String content) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      var bytes = mac.doFinal((path.base() + "\n" + content).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
