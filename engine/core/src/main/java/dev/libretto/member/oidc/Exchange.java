package dev.libretto.member.oidc;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The request that turns a code into tokens (RFC 6749, section 4.1.3). Without a secret it is a
 * public client's, which PKCE alone protects.
 *
 * @param inForm whether the provider wants the secret in the form instead of a header
 */
record Exchange(String clientId, Optional<String> secret, boolean inForm) {

  Map<String, String> headers() {
    var headers = new LinkedHashMap<String, String>();
    headers.put("Accept", "application/json");
    headers.put("Content-Type", "application/x-www-form-urlencoded");
    if (secret.isPresent() && !inForm) {
      // Both are encoded as in a form first (section 2.3.1).
      var login = OidcSignIns.encoded(clientId) + ":" + OidcSignIns.encoded(secret.get());
      headers.put(
          "Authorization",
          "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
    }
    return headers;
  }

  Map<String, String> form(String code, String redirect, String verifier) {
    var form = new LinkedHashMap<String, String>();
    form.put("grant_type", "authorization_code");
    form.put("code", code);
    form.put("redirect_uri", redirect);
    form.put("code_verifier", verifier);
    if (secret.isEmpty() || inForm) {
      form.put("client_id", clientId);
    }
    if (inForm) {
      secret.ifPresent(text -> form.put("client_secret", text));
    }
    return form;
  }

  /** Never shows the secret. */
  @Override
  public String toString() {
    return "exchange for " + clientId;
  }
}
