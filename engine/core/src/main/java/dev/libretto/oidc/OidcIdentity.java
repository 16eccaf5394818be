package dev.libretto.oidc;

import java.util.Optional;

/**
 * Whom a provider vouches for. Issuer and subject together are the identity; the rest may change.
 *
 * @param email only as the provider says it, and only worth something where it is verified
 */
public record OidcIdentity(
    String issuer,
    String subject,
    Optional<String> email,
    boolean emailVerified,
    Optional<String> preferredName,
    Optional<String> fullName) {}
