package dev.libretto.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Every claim and every way of signing that an attacker could choose. */
@SuppressWarnings("JavaUtilDate") // The library knows no other.
final class IdTokenTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final String ISSUER = "https://id.example.org";
  private static final OidcClient CLIENT = new OidcClient(ISSUER, "client", Optional.empty());

  private final RSAKey rsa = rsa("one", KeyUse.SIGNATURE);
  private final ECKey ec = ec();

  private static RSAKey rsa(String id, KeyUse use) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).keyUse(use).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ECKey ec() {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID("two").generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JWTClaimsSet claims(Consumer<JWTClaimsSet.Builder> change) {
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(ISSUER)
            .subject("ada")
            .audience("client")
            .issueTime(Date.from(NOW))
            .expirationTime(Date.from(NOW.plusSeconds(300)))
            .claim("nonce", "nonce")
            .claim("name", "Ada Lovelace");
    change.accept(claims);
    return claims.build();
  }

  private static String signed(
      JWSAlgorithm algorithm, String key, JWSSigner signer, JWTClaimsSet claims) {
    var token = new SignedJWT(new JWSHeader.Builder(algorithm).keyID(key).build(), claims);
    try {
      token.sign(signer);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return token.serialize();
  }

  private String byRsa(Consumer<JWTClaimsSet.Builder> change) {
    return byRsa(change, JWSAlgorithm.RS256);
  }

  private String byRsa(Consumer<JWTClaimsSet.Builder> change, JWSAlgorithm algorithm) {
    try {
      return signed(algorithm, "one", new RSASSASigner(rsa), claims(change));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private OidcIdentity read(String token) throws IdToken.UnknownKey {
    return read(token, rsa.toPublicJWK(), ec.toPublicJWK());
  }

  private static OidcIdentity read(String token, JWK... keys) throws IdToken.UnknownKey {
    var provider = new Discovery.Known(ISSUER, "", "", false, new JWKSet(List.of(keys)), NOW);
    return IdToken.read(token, provider, CLIENT, "nonce", NOW);
  }

  private void refused(String words, Consumer<JWTClaimsSet.Builder> change) {
    var failure = assertThrows(OidcFailure.class, () -> read(byRsa(change)));
    assertTrue(failure.toString().contains(words), failure::toString);
  }

  @Test
  void takesWhatIsRight() throws Exception {
    assertEquals("ada", read(byRsa(_ -> {})).subject());
    assertEquals("ada", read(byRsa(_ -> {}, JWSAlgorithm.PS384)).subject());
    assertEquals(
        Optional.of("Ada Lovelace"),
        read(signed(JWSAlgorithm.ES256, "two", new ECDSASigner(ec), claims(_ -> {}))).fullName());
  }

  @Test
  void refusesWhatIsForSomebodyElse() {
    refused("another issuer", claims -> claims.issuer("https://evil.example.org"));
    refused("another client", claims -> claims.audience("somebody else"));
    refused("another party", claims -> claims.audience(List.of("client", "another")));
    refused("another party", claims -> claims.claim("azp", "another"));
    refused("another request", claims -> claims.claim("nonce", "of another request"));
    refused("another request", claims -> claims.claim("nonce", null));
    refused("names nobody", claims -> claims.subject(null));
    refused("names nobody", claims -> claims.subject(""));
  }

  @Test
  void takesSeveralAudiencesWhereThePartyIsTheClient() throws Exception {
    var token =
        byRsa(claims -> claims.audience(List.of("client", "another")).claim("azp", "client"));

    assertEquals("ada", read(token).subject());
  }

  @Test
  void clocksMayDifferByAMinute() throws Exception {
    var almost = Duration.ofSeconds(59);
    var over = Duration.ofSeconds(61);

    read(byRsa(claims -> claims.expirationTime(Date.from(NOW.minus(almost)))));
    read(byRsa(claims -> claims.issueTime(Date.from(NOW.plus(almost)))));
    read(byRsa(claims -> claims.notBeforeTime(Date.from(NOW.plus(almost)))));
    refused("expired", claims -> claims.expirationTime(Date.from(NOW.minus(over))));
    refused("not of this time", claims -> claims.issueTime(Date.from(NOW.plus(over))));
    refused("not good yet", claims -> claims.notBeforeTime(Date.from(NOW.plus(over))));
    refused("expired", claims -> claims.expirationTime(null));
    refused("not of this time", claims -> claims.issueTime(null));
  }

  @Test
  void theTokenDoesNotChooseHowItIsVerified() throws Exception {
    var publicKey = rsa.toRSAPublicKey().getEncoded();
    var confused = signed(JWSAlgorithm.HS256, "one", new MACSigner(publicKey), claims(_ -> {}));
    var shared = new OctetSequenceKey.Builder(publicKey).keyID("one").build();
    var unsigned = new PlainJWT(claims(_ -> {})).serialize();

    assertThrows(OidcFailure.class, () -> read(confused));
    assertThrows(OidcFailure.class, () -> read(confused, shared));
    assertThrows(OidcFailure.class, () -> read(unsigned));
    // An RSA header with the key of a curve, and the other way round.
    assertThrows(
        OidcFailure.class,
        () -> read(signed(JWSAlgorithm.ES256, "one", new ECDSASigner(ec), claims(_ -> {}))));
    assertThrows(
        OidcFailure.class,
        () -> read(signed(JWSAlgorithm.RS256, "two", new RSASSASigner(rsa), claims(_ -> {}))));
  }

  @Test
  void aKeyThatIsNotForSigningSignsNothing() throws Exception {
    var forSecrecy = rsa("one", KeyUse.ENCRYPTION);
    var token = signed(JWSAlgorithm.RS256, "one", new RSASSASigner(forSecrecy), claims(_ -> {}));

    assertThrows(IdToken.UnknownKey.class, () -> read(token, forSecrecy.toPublicJWK()));
  }

  @Test
  void anUnknownKeyIsAReasonToAskAgainAndAWrongSignatureIsNot() {
    var stranger = rsa("another", KeyUse.SIGNATURE);
    var liar = rsa("one", KeyUse.SIGNATURE);

    assertThrows(
        IdToken.UnknownKey.class,
        () ->
            read(
                signed(
                    JWSAlgorithm.RS256, "another", new RSASSASigner(stranger), claims(_ -> {}))));
    assertThrows(
        OidcFailure.class,
        () -> read(signed(JWSAlgorithm.RS256, "one", new RSASSASigner(liar), claims(_ -> {}))));
  }

  @Test
  void whatIsNoTokenIsRefused() {
    for (var text : List.of("", "a.b", "a.b.c", "..", "{}", "\0", "e30.e30.e30")) {
      assertThrows(OidcFailure.class, () -> read(text), text);
    }
  }
}
