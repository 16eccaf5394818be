package dev.libretto.oidc;

import dev.libretto.store.Sha256;
import io.vertx.core.Future;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Signs people in at OpenID providers: authorization code flow with PKCE, state and nonce. It keeps
 * nothing but what providers say about themselves; who begins a sign-in keeps its {@link
 * Handshake}. What goes wrong fails with {@link OidcFailure}.
 */
public final class RelyingParty {

  private final Outbound outbound;
  private final Discovery discovery;
  private final InstantSource clock;

  /** Calls out by this way. */
  public RelyingParty(Outbound outbound, InstantSource clock) {
    this.outbound = outbound;
    this.discovery = new Discovery(outbound, clock);
    this.clock = clock;
  }

  /** The address a browser is sent to. */
  public Future<String> authorization(OidcClient client, Handshake handshake) {
    return discovery
        .of(client.issuer())
        .map(provider -> {
          var parameters = new LinkedHashMap<String, String>();
          parameters.put("response_type", "code");
          parameters.put("client_id", client.clientId());
          parameters.put("redirect_uri", handshake.redirect());
          parameters.put("scope", "openid email profile");
          parameters.put("state", handshake.state());
          parameters.put("nonce", handshake.nonce());
          parameters.put("code_challenge", challenge(handshake.verifier()));
          parameters.put("code_challenge_method", "S256");
          var endpoint = provider.authorization();
          return endpoint + (endpoint.contains("?") ? "&" : "?") + form(parameters);
        });
  }

  private static String challenge(String verifier) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(verifier));
  }

  /** Spends a code; fails unless all about the identity is proved. */
  public Future<OidcIdentity> identity(OidcClient client, String code, Handshake handshake) {
    return discovery
        .of(client.issuer())
        .compose(provider -> {
          var exchange = new Exchange(client, provider.postsSecret());
          return outbound
              .post(provider.token(), exchange.headers(), form(exchange.form(code, handshake)))
              .compose(answer ->
                  read(client, provider, answer.path("id_token").asText(""), handshake.nonce()));
        });
  }

  private Future<OidcIdentity> read(
      OidcClient client, Discovery.Known provider, String token, String nonce) {
    try {
      return Future.succeededFuture(verified(client, provider, token, nonce));
    } catch (IdToken.UnknownKey rotated) {
      return discovery
          .again(client.issuer())
          .map(newer -> {
            try {
              return verified(client, newer, token, nonce);
            } catch (IdToken.UnknownKey stillUnknown) {
              throw new OidcFailure("the ID token is signed with an unknown key");
            }
          });
    }
  }

  private OidcIdentity verified(
      OidcClient client, Discovery.Known provider, String token, String nonce)
      throws IdToken.UnknownKey {
    return IdToken.read(token, provider, client, nonce, clock.instant());
  }

  private static String form(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
        .collect(Collectors.joining("&"));
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
