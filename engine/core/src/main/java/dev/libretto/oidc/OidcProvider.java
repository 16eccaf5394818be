package dev.libretto.oidc;

import com.nimbusds.jose.jwk.JWKSet;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An OpenID provider as the engine talks to it. What it says about itself is asked for once an
 * hour, its keys also when a token names an unknown one. It is never followed elsewhere and never
 * believed beyond a size.
 */
public final class OidcProvider {

  private static final Duration REMEMBERED = Duration.ofHours(1);
  private static final Duration LEAST_BETWEEN_KEYS = Duration.ofSeconds(10);
  private static final long PATIENCE_MILLIS = 10_000;
  private static final int LARGEST_ANSWER_BYTES = 262_144;

  private final OidcClient client;
  private final HttpClient http;
  private final InstantSource clock;
  private volatile @Nullable Known known;

  private record Known(
      URI authorization, URI token, URI jwks, JWKSet keys, Instant at, Instant keysAt) {}

  /** A provider; nothing is asked of it yet. */
  public OidcProvider(Vertx vertx, OidcClient client, InstantSource clock) {
    this.client = client;
    this.clock = clock;
    this.http =
        vertx.createHttpClient(
            new HttpClientOptions().setConnectTimeout((int) PATIENCE_MILLIS).setMaxRedirects(0));
  }

  /**
   * The address a browser is sent to.
   *
   * @param verifier the PKCE code verifier (RFC 7636), of which the address has the challenge
   */
  public Future<String> authorization(
      String redirect, String state, String nonce, String verifier) {
    return discovered()
        .map(provider ->
            provider.authorization()
                + (provider.authorization().getRawQuery() == null ? "?" : "&")
                + form(
                    Map.of(
                        "response_type",
                        "code",
                        "client_id",
                        client.clientId(),
                        "redirect_uri",
                        redirect,
                        "scope",
                        "openid email profile",
                        "state",
                        state,
                        "nonce",
                        nonce,
                        "code_challenge",
                        challenge(verifier),
                        "code_challenge_method",
                        "S256")));
  }

  /** Spends a code; fails with {@link OidcFailure} unless all about the identity is proved. */
  public Future<OidcIdentity> identity(
      String code, String redirect, String nonce, String verifier) {
    return discovered()
        .compose(provider ->
            post(
                provider.token(),
                Map.of(
                    "grant_type", "authorization_code",
                    "code", code,
                    "redirect_uri", redirect,
                    "code_verifier", verifier)))
        .compose(answer -> {
          var token = text(answer, "id_token");
          return keys(IdTokens.keyId(token))
              .map(keys -> IdTokens.verify(token, keys, client, nonce));
        });
  }

  private Future<Known> discovered() {
    var present = known;
    if (present != null && clock.instant().isBefore(present.at().plus(REMEMBERED))) {
      return Future.succeededFuture(present);
    }
    return get(address(client.issuer().replaceAll("/$", "") + "/.well-known/openid-configuration"))
        .compose(document -> {
          if (!client.issuer().equals(text(document, "issuer"))) {
            throw new OidcFailure("the provider calls itself by another name");
          }
          var jwks = address(text(document, "jwks_uri"));
          return get(jwks)
              .map(keys -> {
                var now = clock.instant();
                var found =
                    new Known(
                        address(text(document, "authorization_endpoint")),
                        address(text(document, "token_endpoint")),
                        jwks,
                        parsed(keys),
                        now,
                        now);
                known = found;
                return found;
              });
        });
  }

  private Future<JWKSet> keys(Optional<String> kid) {
    return discovered()
        .compose(provider -> {
          var fresh = clock.instant().isBefore(provider.keysAt().plus(LEAST_BETWEEN_KEYS));
          if (fresh || kid.isEmpty() || provider.keys().getKeyByKeyId(kid.get()) != null) {
            return Future.succeededFuture(provider.keys());
          }
          return get(provider.jwks())
              .map(keys -> {
                var read = parsed(keys);
                known =
                    new Known(
                        provider.authorization(),
                        provider.token(),
                        provider.jwks(),
                        read,
                        provider.at(),
                        clock.instant());
                return read;
              });
        });
  }

  private static JWKSet parsed(JsonObject keys) {
    try {
      return JWKSet.parse(keys.encode());
    } catch (ParseException e) {
      throw new OidcFailure("the provider's keys cannot be read");
    }
  }

  private Future<JsonObject> get(URI uri) {
    return send(new RequestOptions().setMethod(HttpMethod.GET).setAbsoluteURI(uri.toString()), "");
  }

  private Future<JsonObject> post(URI uri, Map<String, String> fields) {
    // RFC 6749, section 2.3.1: both parts are form-encoded before they are joined.
    var login = encoded(client.clientId()) + ":" + encoded(client.clientSecret().reveal());
    var options =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setAbsoluteURI(uri.toString())
            .putHeader("Content-Type", "application/x-www-form-urlencoded")
            .putHeader(
                "Authorization",
                "Basic "
                    + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
    return send(options, form(fields));
  }

  private Future<JsonObject> send(RequestOptions options, String body) {
    options.setFollowRedirects(false).setTimeout(PATIENCE_MILLIS);
    options.putHeader("Accept", "application/json");
    return http.request(options)
        .compose(request -> request.send(body))
        .compose(OidcProvider::bounded)
        .recover(failure ->
            Future.failedFuture(
                failure instanceof OidcFailure
                    ? failure
                    : new OidcFailure("the provider gives no answer: " + failure.getMessage())))
        .timeout(PATIENCE_MILLIS, java.util.concurrent.TimeUnit.MILLISECONDS);
  }

  private static Future<JsonObject> bounded(HttpClientResponse response) {
    var promise = io.vertx.core.Promise.<JsonObject>promise();
    var received = Buffer.buffer();
    response
        .handler(chunk -> {
          if (received.length() + chunk.length() > LARGEST_ANSWER_BYTES) {
            promise.tryFail(new OidcFailure("the provider says too much"));
          } else {
            received.appendBuffer(chunk);
          }
        })
        .exceptionHandler(promise::tryFail)
        .endHandler(_ -> {
          try {
            if (response.statusCode() == 200) {
              promise.tryComplete(new JsonObject(received));
            } else {
              promise.tryFail(new OidcFailure("the provider answers " + response.statusCode()));
            }
          } catch (DecodeException notJson) {
            promise.tryFail(new OidcFailure("the provider's answer is not JSON"));
          }
        });
    return promise.future();
  }

  private static String text(JsonObject document, String key) {
    if (document.getValue(key) instanceof String text) {
      return text;
    }
    throw new OidcFailure("the provider does not tell its " + key);
  }

  /** In the open only to this machine: whoever reads along could sign in. */
  private static URI address(String text) {
    try {
      var uri = URI.create(text);
      var host = uri.getHost();
      if (host != null
          && ("https".equals(uri.getScheme())
              || ("http".equals(uri.getScheme())
                  && (host.equals("localhost") || host.equals("127.0.0.1"))))) {
        return uri;
      }
    } catch (IllegalArgumentException notAnAddress) {
      throw new OidcFailure("the provider gives an address that is none");
    }
    throw new OidcFailure("the provider gives an address without https");
  }

  private static String challenge(String verifier) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(dev.libretto.store.Sha256.of(verifier));
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
        .sorted()
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
