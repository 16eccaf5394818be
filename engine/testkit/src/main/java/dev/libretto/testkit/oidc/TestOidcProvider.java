package dev.libretto.testkit.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * An OpenID provider on a free port of this machine: discovery, the authorization endpoint, which
 * signs in whoever {@link #signIn} said without asking, the token endpoint, which insists on PKCE
 * and on the client's secret and takes a code once, and the keys. It can be told to lie.
 */
public final class TestOidcProvider implements AutoCloseable {

  /** What the only client is called. */
  public static final String CLIENT_ID = "libretto-tests";

  /** What the only client shows. */
  public static final String CLIENT_SECRET = "client secret/with+special %characters";

  /** How the ID token is signed. */
  public enum Signature {
    /** As it should be. */
    RS256,
    /** By a key that the provider does not publish. */
    STRANGER,
    /** Not at all. */
    NONE,
    /** By a shared key, made of the public one. */
    HS256
  }

  private record Grant(TestOidcUser user, String nonce, String challenge, String redirect) {}

  private final Vertx vertx = Vertx.vertx();
  private final AtomicInteger keysRead = new AtomicInteger();
  private volatile RSAKey key = newKey("of-the-test-provider");
  private final Map<String, Grant> grants = new ConcurrentHashMap<>();
  private final HttpServer server;
  private volatile TestOidcUser user = TestOidcUser.of("ada");
  private volatile Signature signature = Signature.RS256;
  private volatile Consumer<JWTClaimsSet.Builder> change = _ -> {};

  /** Starts it. */
  public TestOidcProvider() {
    this.server =
        wait(vertx.createHttpServer().requestHandler(this::handle).listen(0, "localhost"));
  }

  /** Its identifier, and where it is. */
  public String issuer() {
    return "http://localhost:" + server.actualPort();
  }

  /** Who signs in from now on. */
  public void signIn(TestOidcUser who) {
    user = who;
  }

  /** How tokens are signed from now on. */
  public void signBy(Signature how) {
    signature = how;
  }

  /** What is changed in the claims of tokens from now on. */
  public void lie(Consumer<JWTClaimsSet.Builder> lie) {
    change = lie;
  }

  /** Signs by another key from now on, and publishes that one alone. */
  public void rotateKey() {
    key = newKey(UUID.randomUUID().toString());
  }

  /** How often somebody has read its keys. */
  public int keysRead() {
    return keysRead.get();
  }

  /** Tells the truth again. */
  public void honest() {
    signature = Signature.RS256;
    change = _ -> {};
  }

  private void handle(HttpServerRequest request) {
    switch (Objects.requireNonNullElse(request.path(), "")) {
      case "/.well-known/openid-configuration" -> json(request, 200, configuration());
      case "/keys" -> {
        keysRead.incrementAndGet();
        json(request, 200, new JsonObject(new JWKSet(key).toString(true)));
      }
      case "/authorize" -> authorize(request);
      case "/token" ->
          request
              .setExpectMultipart(true)
              .endHandler(_ -> token(request, request.formAttributes()));
      default -> request.response().setStatusCode(404).end();
    }
  }

  private JsonObject configuration() {
    return new JsonObject()
        .put("issuer", issuer())
        .put("authorization_endpoint", issuer() + "/authorize")
        .put("token_endpoint", issuer() + "/token")
        .put("jwks_uri", issuer() + "/keys");
  }

  private void authorize(HttpServerRequest request) {
    var redirect = request.getParam("redirect_uri");
    var challenge = request.getParam("code_challenge");
    if (!CLIENT_ID.equals(request.getParam("client_id"))
        || !"code".equals(request.getParam("response_type"))
        || !"S256".equals(request.getParam("code_challenge_method"))
        || redirect == null
        || challenge == null) {
      request.response().setStatusCode(400).end();
      return;
    }
    var code = UUID.randomUUID().toString();
    grants.put(
        code,
        new Grant(
            user, Objects.requireNonNullElse(request.getParam("nonce"), ""), challenge, redirect));
    request
        .response()
        .setStatusCode(302)
        .putHeader("Location", redirect + "?code=" + code + "&state=" + request.getParam("state"))
        .end();
  }

  private void token(HttpServerRequest request, MultiMap form) {
    var grant = grants.remove(Objects.requireNonNullElse(form.get("code"), ""));
    if (!isClient(request)
        || grant == null
        || !grant.redirect().equals(form.get("redirect_uri"))
        || !grant
            .challenge()
            .equals(challenge(Objects.requireNonNullElse(form.get("code_verifier"), "")))) {
      json(request, 400, new JsonObject().put("error", "invalid_grant"));
      return;
    }
    json(
        request,
        200,
        new JsonObject()
            .put("access_token", UUID.randomUUID().toString())
            .put("token_type", "Bearer")
            .put("id_token", idToken(grant)));
  }

  private static boolean isClient(HttpServerRequest request) {
    var encoded =
        (CLIENT_ID + ":" + java.net.URLEncoder.encode(CLIENT_SECRET, StandardCharsets.UTF_8))
            .getBytes(StandardCharsets.UTF_8);
    return ("Basic " + Base64.getEncoder().encodeToString(encoded))
        .equals(request.getHeader("Authorization"));
  }

  private String idToken(Grant grant) {
    var who = grant.user();
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer())
            .subject(who.subject())
            .audience(CLIENT_ID)
            .issueTime(Date.from(Instant.now()))
            .expirationTime(Date.from(Instant.now().plusSeconds(300)))
            .claim("nonce", grant.nonce())
            .claim("email", who.email())
            .claim("email_verified", who.emailVerified())
            .claim("preferred_username", who.preferredName())
            .claim("name", who.fullName());
    change.accept(claims);
    try {
      return signed(claims.build());
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private String signed(JWTClaimsSet claims) throws JOSEException {
    return switch (signature) {
      case NONE -> new PlainJWT(claims).serialize();
      case RS256 -> signed(claims, JWSAlgorithm.RS256, new RSASSASigner(key));
      case STRANGER -> signed(claims, JWSAlgorithm.RS256, new RSASSASigner(newKey(key.getKeyID())));
      case HS256 ->
          signed(claims, JWSAlgorithm.HS256, new MACSigner(key.toRSAPublicKey().getEncoded()));
    };
  }

  private String signed(JWTClaimsSet claims, JWSAlgorithm algorithm, JWSSigner signer)
      throws JOSEException {
    var token =
        new SignedJWT(new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(), claims);
    token.sign(signer);
    return token.serialize();
  }

  private static RSAKey newKey(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String challenge(String verifier) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void json(HttpServerRequest request, int status, JsonObject body) {
    request
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json")
        .end(body.encode());
  }

  @Override
  public void close() {
    wait(vertx.close());
  }

  private static <T> T wait(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().join();
  }
}
