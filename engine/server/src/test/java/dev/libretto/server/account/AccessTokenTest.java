package dev.libretto.server.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.libretto.account.AccessTokens;
import dev.libretto.account.SigningKeys;
import dev.libretto.secret.MasterKey;
import dev.libretto.secret.Vault;
import dev.libretto.server.fixture.TestEngine;
import dev.libretto.store.Builder;
import dev.libretto.store.account.Sessions;
import dev.libretto.testkit.TestPostgres;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Tokens that are what they say, and all those that are not. */
final class AccessTokenTest {

  private final TestEngine engine = TestEngine.shared();

  private int status(String token) {
    return engine
        .console("GET", "/api/v1/profile")
        .header("Authorization", "Bearer " + token)
        .send()
        .status();
  }

  private ECKey published(String kid) throws ParseException {
    var text = engine.console("GET", "/.well-known/jwks.json").send().text();
    return JWKSet.parse(text).getKeyByKeyId(kid).toECKey();
  }

  @Test
  void isVerifiedByThePublishedKeyAlone() throws Exception {
    var token = Person.registered(engine).builder().token();

    var parsed = SignedJWT.parse(token);
    var key = published(parsed.getHeader().getKeyID());

    assertFalse(key.isPrivate());
    assertTrue(parsed.verify(new ECDSAVerifier(key)));
    var claims = parsed.getJWTClaimsSet();
    assertEquals(List.of("libretto-builder"), claims.getAudience());
    assertEquals(
        Duration.ofMinutes(15),
        Duration.between(
            claims.getIssueTime().toInstant(), claims.getExpirationTime().toInstant()));
    assertTrue(claims.getSubject().startsWith("builder:person-"));
    assertEquals(36, claims.getJWTID().length());
  }

  @Test
  void opensWhatATokenForProgramsOpens() {
    var ada = Person.registered(engine).builder();

    var app = engine.publish(ada, "private.json");

    assertEquals(200, app.asBuilder().page("GET", "").send().status());
    assertEquals(404, app.page("GET", "").send().status());
  }

  @Test
  void takesNoOtherAlgorithmThanItsOwn() throws Exception {
    var token = SignedJWT.parse(Person.registered(engine).builder().token());
    var kid = token.getHeader().getKeyID();
    var claims = token.getJWTClaimsSet();
    var publicKey = published(kid);

    var none = new PlainJWT(claims).serialize();
    var stripped = token.serialize().replaceFirst("\\.[^.]*$", ".");
    var confused =
        signed(
            claims,
            JWSAlgorithm.HS256,
            kid,
            new MACSigner(publicKey.toJSONString().getBytes(StandardCharsets.UTF_8)));
    var encoded =
        signed(
            claims, JWSAlgorithm.HS256, kid, new MACSigner(publicKey.toECPublicKey().getEncoded()));

    assertEquals(200, status(token.serialize()));
    assertEquals(401, status(none));
    assertEquals(401, status(stripped));
    assertEquals(401, status(confused));
    assertEquals(401, status(encoded));
  }

  @Test
  void takesNoKeyOfSomebodyElse() throws Exception {
    var token = SignedJWT.parse(Person.registered(engine).builder().token());
    var kid = token.getHeader().getKeyID();
    var stranger = new ECKeyGenerator(Curve.P_256).keyID(kid).generate();

    var claims = token.getJWTClaimsSet();

    assertEquals(401, status(signed(claims, JWSAlgorithm.ES256, kid, new ECDSASigner(stranger))));
    assertEquals(
        401, status(signed(claims, JWSAlgorithm.ES256, "unknown", new ECDSASigner(stranger))));
    var embedded =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType("at+jwt"))
                .jwk(stranger.toPublicJWK())
                .build(),
            claims);
    embedded.sign(new ECDSASigner(stranger));
    assertEquals(401, status(embedded.serialize()));
  }

  @Test
  void isNothingButItself() {
    var token = Person.registered(engine).builder().token();
    var parts = token.split("\\.");

    for (var other :
        List.of(
            "..",
            "a.b.c",
            parts[0] + "." + parts[1] + ".",
            parts[0] + "..",
            token + ".",
            "x" + token,
            token + "A".repeat(5_000))) {
      assertEquals(401, status(other), other);
    }
  }

  /** With the engine's own keys in hand, every claim is still checked. */
  @Test
  void checksEveryClaim() throws Exception {
    var vertx = Vertx.vertx();
    try (var running = new Running(vertx)) {
      var good = running.claims();
      var now = Instant.now();

      assertTrue(running.accepts(good));
      List<UnaryOperator<JWTClaimsSet.Builder>> wrong =
          List.of(
              claims -> claims.issuer("http://elsewhere.example"),
              claims -> claims.issuer(null),
              claims -> claims.audience("another"),
              claims -> claims.audience(List.of("libretto-builder", "another")),
              claims -> claims.audience((String) null),
              claims -> claims.expirationTime(Date.from(now.minusSeconds(1))),
              claims -> claims.expirationTime(null),
              claims -> claims.notBeforeTime(Date.from(now.plusSeconds(120))),
              claims -> claims.notBeforeTime(null),
              claims -> claims.subject(null),
              claims -> claims.jwtID(null),
              claims -> claims.claim("sid", "not an id"),
              claims -> claims.claim("sid", 7),
              claims -> claims.claim("sid", null));
      for (var index = 0; index < wrong.size(); index++) {
        var claims = wrong.get(index).apply(new JWTClaimsSet.Builder(good)).build();
        assertFalse(running.accepts(claims), "number " + index + ": " + claims);
      }
    } finally {
      vertx.close().await();
    }
  }

  @Test
  void aReplacedKeyVerifiesButSignsNoMore() throws Exception {
    var vertx = Vertx.vertx();
    try (var running = new Running(vertx)) {
      var before = running.tokens.issue(running.session);

      running.keys.rotate().await();
      var after = running.tokens.issue(running.session);

      assertFalse(
          SignedJWT.parse(before)
              .getHeader()
              .getKeyID()
              .equals(SignedJWT.parse(after).getHeader().getKeyID()));
      assertEquals(Optional.of(running.session.id()), running.tokens.session(before).await());
      assertEquals(Optional.of(running.session.id()), running.tokens.session(after).await());
      assertEquals(2, JWKSet.parse(running.keys.published()).size());
      assertTrue(running.keys.keepYoung(Duration.ZERO).await());
      assertFalse(running.keys.keepYoung(Duration.ofDays(90)).await());
    } finally {
      vertx.close().await();
    }
  }

  /** Signing keys of a database of their own, and a way to sign anything with them. */
  private static final class Running implements AutoCloseable {
    final SigningKeys keys;
    final AccessTokens tokens;
    final Sessions.Opened session =
        new Sessions.Opened(UUID.randomUUID(), new Builder(UUID.randomUUID(), "ada"), "unused");
    private final Vault vault =
        new Vault(List.of(MasterKey.parse("cd".repeat(32)).orElseThrow()), new SecureRandom());
    private final dev.libretto.store.Database database;

    Running(Vertx vertx) {
      var address = TestPostgres.shared().freshDatabase();
      database =
          dev.libretto.store.Database.open(
              vertx,
              new dev.libretto.store.DatabaseSettings(
                  address.host(),
                  address.port(),
                  address.database(),
                  address.user(),
                  address.password(),
                  2,
                  dev.libretto.store.Wall.NONE));
      dev.libretto.store.Platform.prepare(database).await();
      keys = new SigningKeys(database, vault, java.time.InstantSource.system());
      keys.load().await();
      tokens = new AccessTokens(keys, "http://localhost", java.time.InstantSource.system());
    }

    JWTClaimsSet claims() throws ParseException {
      return SignedJWT.parse(tokens.issue(session)).getJWTClaimsSet();
    }

    boolean accepts(JWTClaimsSet claims) throws Exception {
      var kept =
          new dev.libretto.store.account.SigningKeyRows(database, java.time.InstantSource.system())
              .list()
              .await()
              .getFirst();
      var pair = ECKey.parse(vault.open("signing/" + kept.kid(), kept.secret()).reveal());
      return tokens
          .session(signed(claims, JWSAlgorithm.ES256, kept.kid(), new ECDSASigner(pair)))
          .await()
          .isPresent();
    }

    @Override
    public void close() {
      database.close().await();
    }
  }

  private static String signed(
      JWTClaimsSet claims, JWSAlgorithm algorithm, String kid, JWSSigner signer)
      throws JOSEException {
    var token =
        new SignedJWT(
            new JWSHeader.Builder(algorithm).type(new JOSEObjectType("at+jwt")).keyID(kid).build(),
            claims);
    token.sign(signer);
    return token.serialize();
  }
}
