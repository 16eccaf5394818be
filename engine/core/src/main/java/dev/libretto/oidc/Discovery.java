package dev.libretto.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.jwk.JWKSet;
import io.vertx.core.Future;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What providers say about themselves (OpenID Connect Discovery 1.0), and their keys. Remembered
 * for some minutes; a signature by an unknown key is a reason to ask again, but not at any rate.
 */
final class Discovery {

  private static final Duration LIFETIME = Duration.ofMinutes(10);
  private static final Duration SHORTEST = Duration.ofSeconds(30);
  private static final int MOST = 1_000;

  private final Outbound outbound;
  private final InstantSource clock;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  Discovery(Outbound outbound, InstantSource clock) {
    this.outbound = outbound;
    this.clock = clock;
  }

  /**
   * A provider as it is at this time.
   *
   * @param postsSecret whether it wants the client's secret in the form alone
   */
  record Known(
      String issuer,
      String authorization,
      String token,
      boolean postsSecret,
      JWKSet keys,
      Instant read) {}

  /** The provider with this issuer. */
  Future<Known> of(String issuer) {
    return younger(issuer, LIFETIME);
  }

  /** The provider, asked again because it has signed with a key that is not known. */
  Future<Known> again(String issuer) {
    return younger(issuer, SHORTEST);
  }

  private Future<Known> younger(String issuer, Duration age) {
    var now = clock.instant();
    var remembered = known.get(issuer);
    if (remembered != null && remembered.read().plus(age).isAfter(now)) {
      return Future.succeededFuture(remembered);
    }
    return outbound
        .get(issuer + "/.well-known/openid-configuration")
        .compose(document ->
            outbound.get(text(document, "jwks_uri")).map(keys -> read(issuer, document, keys, now)))
        .onSuccess(provider -> {
          if (known.size() >= MOST) {
            known.clear();
          }
          known.put(issuer, provider);
        });
  }

  private static Known read(String issuer, JsonNode document, JsonNode keys, Instant now) {
    // Otherwise one provider could speak for another (Discovery 1.0, section 4.3).
    if (!text(document, "issuer").replaceFirst("/+$", "").equals(issuer)) {
      throw new OidcFailure("the provider at " + issuer + " calls itself otherwise");
    }
    var methods = document.path("token_endpoint_auth_methods_supported").toString();
    try {
      return new Known(
          text(document, "issuer"),
          text(document, "authorization_endpoint"),
          text(document, "token_endpoint"),
          methods.contains("client_secret_post") && !methods.contains("client_secret_basic"),
          JWKSet.parse(keys.toString()),
          now);
    } catch (ParseException noKeys) {
      throw new OidcFailure("the keys of " + issuer + " cannot be read");
    }
  }

  private static String text(JsonNode document, String key) {
    var value = document.path(key).asText("");
    if (value.isEmpty()) {
      throw new OidcFailure("the provider says nothing of its " + key);
    }
    return value;
  }
}
