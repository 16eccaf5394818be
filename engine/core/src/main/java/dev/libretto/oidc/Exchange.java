package dev.libretto.oidc;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The request that turns a code into tokens (RFC 6749, section 4.1.3). Without a secret it is a
 * public client's, which PKCE alone protects.
 *
 * @param inForm whether the provider wants the secret in the form instead of a header
 */
record Exchange(OidcClient client, boolean inForm) {

  Map<String, String> headers() {
    var headers = new LinkedHashMap<String, String>();
    headers.put("Accept", "application/json");
    headers.put("Content-Type", "application/x-www-form-urlencoded");
    if (client.clientSecret().isPresent() && !inForm) {
      // Both are encoded as in a form first (section 2.3.1).
      var login =
          RelyingParty.encoded(client.clientId())
              + ":"
              + RelyingParty.encoded(client.clientSecret().get().reveal());
      headers.put(
          "Authorization",
          "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
    }
    return headers;
  }

  Map<String, String> form(String code, Handshake handshake) {
    var form = new LinkedHashMap<String, String>();
    form.put("grant_type", "authorization_code");
    form.put("code", code);
    form.put("redirect_uri", handshake.redirect());
    form.put("code_verifier", handshake.verifier());
    if (client.clientSecret().isEmpty() || inForm) {
      form.put("client_id", client.clientId());
    }
    if (inForm) {
      client.clientSecret().ifPresent(secret -> form.put("client_secret", secret.reveal()));
    }
    return form;
  }

  /** Never shows the secret. */
  @Override
  public String toString() {
    return "exchange for " + client.clientId();
  }
}
