package dev.libretto.oidc;

import dev.libretto.secret.SecretText;

/**
 * Who the engine is at a provider.
 *
 * @param issuer the provider's identifier, an https address (http for loopback alone)
 * @param clientId what the provider calls the engine
 */
public record OidcClient(String issuer, String clientId, SecretText clientSecret) {}
