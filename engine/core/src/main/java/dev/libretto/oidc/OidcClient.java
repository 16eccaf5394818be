package dev.libretto.oidc;

import dev.libretto.secret.SecretText;
import java.util.Optional;

/**
 * Who the engine, or an app of it, is at a provider.
 *
 * @param issuer the provider's identifier, an address without query
 * @param clientId what the provider calls the client
 * @param clientSecret empty for a public client, which PKCE alone protects
 */
public record OidcClient(String issuer, String clientId, Optional<SecretText> clientSecret) {}
