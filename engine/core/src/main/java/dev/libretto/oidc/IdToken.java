package dev.libretto.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a provider says about somebody: its signature and every claim of OpenID Connect Core
 * 1.0, section 3.1.3.7, are checked.
 */
final class IdToken {

  /** How far the provider's clock may be from this one. */
  private static final Duration SKEW = Duration.ofSeconds(60);

  /** Asymmetric ones alone: with any other, who knows the public key could sign. */
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  private IdToken() {}

  /** The token is signed with a key the provider did not show when it was asked last. */
  static final class UnknownKey extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /**
   * Reads a token.
   *
   * @throws UnknownKey where the keys should be read again
   * @throws OidcFailure where it is no token for us
   */
  static OidcIdentity read(
      String text, Discovery.Known provider, OidcClient client, String nonce, Instant now)
      throws UnknownKey {
    try {
      var token = SignedJWT.parse(text);
      checkSignature(token, provider.keys());
      return checked(token.getJWTClaimsSet(), provider.issuer(), client, nonce, now);
    } catch (ParseException | JOSEException unreadable) {
      throw new OidcFailure("the ID token cannot be read");
    }
  }

  private static void checkSignature(SignedJWT token, JWKSet keys)
      throws JOSEException, UnknownKey {
    var header = token.getHeader();
    if (!ALGORITHMS.contains(header.getAlgorithm())) {
      throw new OidcFailure("the ID token is signed by " + header.getAlgorithm());
    }
    var candidates = keys.getKeys().stream().filter(key -> fits(key, header.getKeyID())).toList();
    if (candidates.isEmpty()) {
      throw new UnknownKey();
    }
    for (var key : candidates) {
      if (key instanceof AsymmetricJWK asymmetric && verifies(token, asymmetric)) {
        return;
      }
    }
    throw new OidcFailure("the signature of the ID token is wrong");
  }

  private static boolean fits(JWK key, @Nullable String id) {
    var forSigning = key.getKeyUse() == null || KeyUse.SIGNATURE.equals(key.getKeyUse());
    return forSigning && (id == null || id.equals(key.getKeyID()));
  }

  private static boolean verifies(SignedJWT token, AsymmetricJWK key) throws JOSEException {
    try {
      var verifier =
          new DefaultJWSVerifierFactory().createJWSVerifier(token.getHeader(), key.toPublicKey());
      return token.verify(verifier);
    } catch (JOSEException otherKindOfKey) {
      return false;
    }
  }

  private static OidcIdentity checked(
      JWTClaimsSet claims, String issuer, OidcClient client, String nonce, Instant now)
      throws ParseException {
    require(issuer.equals(claims.getIssuer()), "is of another issuer");
    var audience = claims.getAudience() == null ? List.<String>of() : claims.getAudience();
    require(audience.contains(client.clientId()), "is for another client");
    var party = claims.getStringClaim("azp");
    require(
        party == null ? audience.size() == 1 : party.equals(client.clientId()),
        "is for another party");
    var ends = claims.getExpirationTime();
    require(ends != null && ends.toInstant().plus(SKEW).isAfter(now), "has expired");
    var issued = claims.getIssueTime();
    require(issued != null && issued.toInstant().minus(SKEW).isBefore(now), "is not of this time");
    var begins = claims.getNotBeforeTime();
    require(begins == null || !begins.toInstant().minus(SKEW).isAfter(now), "is not good yet");
    require(nonce.equals(claims.getStringClaim("nonce")), "answers another request");
    var subject = claims.getSubject();
    var verified = claims.getClaim("email_verified");
    require(subject != null && !subject.isEmpty(), "names nobody");
    return new OidcIdentity(
        client.issuer(),
        subject,
        Optional.ofNullable(claims.getStringClaim("email")),
        // Some providers write the truth value as a text.
        Boolean.TRUE.equals(verified) || "true".equals(verified),
        Optional.ofNullable(claims.getStringClaim("preferred_username")),
        Optional.ofNullable(claims.getStringClaim("name")));
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new OidcFailure("the ID token " + otherwise);
    }
  }
}
