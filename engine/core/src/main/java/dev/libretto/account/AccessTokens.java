package dev.libretto.account;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.libretto.store.account.Sessions;
import io.vertx.core.Future;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Access tokens (RFC 9068): signed, short-lived, and bound to a sign-in. One algorithm is taken,
 * whatever a token's header asks for (RFC 8725, section 3.1).
 */
public final class AccessTokens {

  /** How long a token is good. */
  public static final Duration LIFETIME = Duration.ofMinutes(15);

  private static final JWSAlgorithm ALGORITHM = JWSAlgorithm.ES256;
  private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");
  private static final String AUDIENCE = "libretto-builder";
  private static final String SESSION = "sid";
  private static final int LONGEST = 4_096;

  /** How far the clocks of two engines may be apart. */
  private static final Duration SKEW = Duration.ofSeconds(30);

  private final SigningKeys keys;
  private final String issuer;
  private final InstantSource clock;

  /**
   * Tokens of an engine.
   *
   * @param issuer the origin of the builder listener
   */
  public AccessTokens(SigningKeys keys, String issuer, InstantSource clock) {
    this.keys = keys;
    this.issuer = issuer;
    this.clock = clock;
  }

  /** A token for a sign-in. */
  public String issue(Sessions.Opened session) {
    var key = keys.signing();
    var now = clock.instant();
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer)
            .audience(AUDIENCE)
            .subject("builder:" + session.builder().name())
            .jwtID(UUID.randomUUID().toString())
            .issueTime(Date.from(now))
            .notBeforeTime(Date.from(now))
            .expirationTime(Date.from(now.plus(LIFETIME)))
            .claim(SESSION, session.id().toString())
            .build();
    var token =
        new SignedJWT(
            new JWSHeader.Builder(ALGORITHM).type(TYPE).keyID(key.getKeyID()).build(), claims);
    try {
      token.sign(new ECDSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException("every Java platform signs with P-256", e);
    }
    return token.serialize();
  }

  /** The sign-in a token belongs to, when everything about the token is right. */
  public Future<Optional<UUID>> session(String text) {
    SignedJWT token;
    JWTClaimsSet claims;
    try {
      if (text.length() > LONGEST) {
        return Future.succeededFuture(Optional.empty());
      }
      token = SignedJWT.parse(text);
      claims = token.getJWTClaimsSet();
    } catch (ParseException notAToken) {
      return Future.succeededFuture(Optional.empty());
    }
    var header = token.getHeader();
    var kid = header.getKeyID();
    if (!ALGORITHM.equals(header.getAlgorithm())
        || !TYPE.equals(header.getType())
        || kid == null
        || claims == null
        || !holds(claims)) {
      return Future.succeededFuture(Optional.empty());
    }
    var session = sessionId(claims);
    return keys.verifying(kid)
        .map(key -> key.filter(known -> isSigned(token, known)).flatMap(_ -> session));
  }

  private boolean holds(JWTClaimsSet claims) {
    var now = clock.instant();
    var expiry = claims.getExpirationTime();
    var start = claims.getNotBeforeTime();
    return issuer.equals(claims.getIssuer())
        && List.of(AUDIENCE).equals(claims.getAudience())
        && claims.getSubject() != null
        && claims.getJWTID() != null
        && expiry != null
        && now.isBefore(expiry.toInstant())
        && start != null
        && !now.plus(SKEW).isBefore(start.toInstant());
  }

  private static boolean isSigned(SignedJWT token, ECKey key) {
    try {
      return token.verify(new ECDSAVerifier(key.toPublicJWK()));
    } catch (JOSEException notVerifiable) {
      return false;
    }
  }

  private static Optional<UUID> sessionId(JWTClaimsSet claims) {
    try {
      var id = claims.getStringClaim(SESSION);
      return id == null ? Optional.empty() : Optional.of(UUID.fromString(id));
    } catch (ParseException | IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }
}
