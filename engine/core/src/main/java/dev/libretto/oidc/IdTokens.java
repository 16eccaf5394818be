package dev.libretto.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.util.Optional;
import java.util.Set;

/** Reads ID tokens (OpenID Connect Core 1.0, section 3.1.3.7). Only signatures with public keys. */
final class IdTokens {

  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);

  private IdTokens() {}

  /** The id of the key a token says it is signed with. */
  static Optional<String> keyId(String token) {
    try {
      return Optional.ofNullable(SignedJWT.parse(token).getHeader().getKeyID());
    } catch (ParseException notSigned) {
      throw new OidcFailure("the ID token is not a signed token");
    }
  }

  static OidcIdentity verify(String token, JWKSet keys, OidcClient client, String nonce) {
    var processor = new DefaultJWTProcessor<SecurityContext>();
    processor.setJWSKeySelector(
        new JWSVerificationKeySelector<>(ALGORITHMS, new ImmutableJWKSet<>(keys)));
    processor.setJWTClaimsSetVerifier(
        new DefaultJWTClaimsVerifier<>(
            client.clientId(),
            new JWTClaimsSet.Builder().issuer(client.issuer()).claim("nonce", nonce).build(),
            Set.of("sub", "exp", "iat")));
    try {
      return identity(processor.process(SignedJWT.parse(token), null), client);
    } catch (ParseException | BadJOSEException | JOSEException e) {
      throw new OidcFailure("the ID token is not good: " + e.getMessage());
    }
  }

  private static OidcIdentity identity(JWTClaimsSet claims, OidcClient client)
      throws ParseException {
    var party = claims.getStringClaim("azp");
    if ((claims.getAudience().size() > 1 || party != null) && !client.clientId().equals(party)) {
      throw new OidcFailure("the ID token is for another party");
    }
    var verified = claims.getClaim("email_verified");
    return new OidcIdentity(
        client.issuer(),
        claims.getSubject(),
        Optional.ofNullable(claims.getStringClaim("email")),
        Boolean.TRUE.equals(verified) || "true".equals(verified),
        Optional.ofNullable(claims.getStringClaim("preferred_username")),
        Optional.ofNullable(claims.getStringClaim("name")));
  }
}
