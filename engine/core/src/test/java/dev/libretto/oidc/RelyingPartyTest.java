package dev.libretto.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.oidc.Outbound.Reach;
import dev.libretto.secret.SecretText;
import dev.libretto.testkit.oidc.TestOidcProvider;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is remembered of a provider and for how long, and whom the engine talks to at all. */
@SuppressWarnings("JavaUtilDate") // The library knows no other.
final class RelyingPartyTest {

  private final Vertx vertx = Vertx.vertx();
  private final TestOidcProvider provider = new TestOidcProvider();
  private final OidcClient client =
      new OidcClient(
          provider.issuer(),
          TestOidcProvider.CLIENT_ID,
          Optional.of(new SecretText(TestOidcProvider.CLIENT_SECRET)));
  private volatile Instant now = Instant.now();
  private final RelyingParty relying =
      new RelyingParty(new Outbound(vertx, Reach.TRUSTED), () -> now);

  RelyingPartyTest() {
    // The provider's clock goes with the test's.
    provider.lie(
        claims -> claims.issueTime(Date.from(now)).expirationTime(Date.from(now.plusSeconds(300))));
  }

  @AfterEach
  void stop() {
    provider.close();
    vertx.close().await();
  }

  private static Handshake handshake() {
    return new Handshake(
        "http://localhost/back",
        UUID.randomUUID().toString(),
        UUID.randomUUID().toString(),
        UUID.randomUUID().toString());
  }

  private OidcIdentity signIn() {
    var handshake = handshake();
    return relying.identity(client, code(handshake), handshake).await();
  }

  /** Goes where a browser would be sent, and brings the code back. */
  private String code(Handshake handshake) {
    var address = relying.authorization(client, handshake).await();
    try (var browser = HttpClient.newHttpClient()) {
      var back =
          browser
              .send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.discarding())
              .headers()
              .firstValue("location")
              .orElseThrow();
      assertTrue(back.endsWith("&state=" + handshake.state()), back);
      return back.replaceFirst(".*[?&]code=([^&]+).*", "$1");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Test
  void readsTheProvidersKeysOnceInTenMinutes() {
    signIn();
    now = now.plus(Duration.ofMinutes(10)).minusSeconds(1);
    signIn();
    assertEquals(1, provider.keysRead());

    now = now.plusSeconds(1);
    signIn();

    assertEquals(2, provider.keysRead());
  }

  @Test
  void aNewKeyOfTheProvidersIsFoundButNotLookedForAtAnyRate() {
    signIn();
    provider.rotateKey();

    for (var attempt = 0; attempt < 3; attempt++) {
      assertThrows(OidcFailure.class, this::signIn);
    }
    assertEquals(1, provider.keysRead());
    now = now.plusSeconds(30);

    assertEquals("ada", signIn().preferredName().orElseThrow());
    assertEquals(2, provider.keysRead());
  }

  @Test
  void aCodeIsGoodForWhoBeganAndOnce() {
    var handshake = handshake();
    var code = code(handshake);
    var thief =
        new Handshake(
            handshake.redirect(), handshake.state(), handshake.nonce(), "another verifier");
    assertThrows(OidcFailure.class, () -> relying.identity(client, code, thief).await());
    var other = handshake();
    var fresh = code(other);
    var wrongNonce =
        new Handshake(other.redirect(), other.state(), "another nonce", other.verifier());
    assertThrows(OidcFailure.class, () -> relying.identity(client, fresh, wrongNonce).await());
    var last = handshake();
    var once = code(last);

    assertEquals("ada", relying.identity(client, once, last).await().preferredName().orElseThrow());
    assertThrows(OidcFailure.class, () -> relying.identity(client, once, last).await());
  }

  @Test
  void talksToNobodyItMustNot() {
    var publicOnly = new Outbound(vertx, Reach.PUBLIC);
    for (var address :
        List.of(
            provider.issuer() + "/keys",
            "https://localhost/keys",
            "https://127.0.0.1/keys",
            "https://[::1]/keys",
            "https://10.1.2.3/keys",
            "https://169.254.169.254/latest",
            "ftp://example.org/",
            "not an address",
            "https:///keys")) {
      assertThrows(OidcFailure.class, () -> publicOnly.get(address).await(), address);
    }
    var trusted = new Outbound(vertx, Reach.TRUSTED);
    assertThrows(OidcFailure.class, () -> trusted.get("http://192.0.2.1/keys").await());
    assertTrue(trusted.get(provider.issuer() + "/keys").await().has("keys"));
  }

  @Test
  void aProviderThatCallsItselfOtherwiseIsNoProvider() {
    var path = new OidcClient(provider.issuer() + "/tenant", "client", Optional.empty());
    var another =
        new OidcClient(
            provider.issuer().replace("localhost", "127.0.0.1"), "client", Optional.empty());

    assertThrows(OidcFailure.class, () -> relying.authorization(path, handshake()).await());
    assertThrows(Exception.class, () -> relying.authorization(another, handshake()).await());
  }
}
