package dev.libretto.server.member;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.server.fixture.Answer;
import dev.libretto.server.fixture.TestBrowser;
import dev.libretto.testkit.oidc.TestOidcProvider;
import dev.libretto.testkit.oidc.TestOidcProvider.Signature;
import dev.libretto.testkit.oidc.TestOidcUser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Signing in by an OpenID provider, against one that really signs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OidcTest {

  private final TestOidcProvider provider = new TestOidcProvider();
  private final Club club =
      Club.where("\"issuer\": \"http://localhost:1\"", "\"issuer\": \"" + provider.issuer() + "\"");

  @BeforeAll
  void keepTheSecret() {
    var kept =
        club.office("PUT", "/secrets/companyLogin")
            .json("{value:'" + TestOidcProvider.CLIENT_SECRET + "'}")
            .send();
    assertEquals(2, kept.status() / 100, kept::toString);
  }

  @AfterAll
  void close() {
    provider.close();
  }

  private String away() {
    return club.app.base() + "/auth/oidc/company";
  }

  /** Goes to the provider and gives the path it sends back to. */
  private String cameBackTo(TestBrowser browser) {
    var left = browser.open(away() + "?return=" + club.app.base() + "/outings");
    assertEquals(303, left.status(), left::toString);
    try (var client = HttpClient.newHttpClient()) {
      var answer =
          client.send(
              HttpRequest.newBuilder(URI.create(left.header("Location"))).build(),
              BodyHandlers.ofString());
      var back = URI.create(answer.headers().firstValue("location").orElseThrow());
      return back.getRawPath() + "?" + back.getRawQuery();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private Answer signIn(TestBrowser browser) {
    return browser.open(cameBackTo(browser));
  }

  private static TestOidcUser somebody() {
    return TestOidcUser.of("oidc-" + UUID.randomUUID());
  }

  @Test
  void signsInAMemberByTheirVerifiedAddress() {
    var who = somebody();
    club.invite(who.email(), "captain");
    provider.signIn(who);
    var browser = club.browser();

    var answer = signIn(browser);

    assertEquals(303, answer.status(), answer::toString);
    assertEquals(club.app.base() + "/outings", answer.header("Location"));
    assertEquals(who.email(), club.me(browser).json().get("email").textValue());
    assertEquals(who.fullName(), club.me(browser).json().get("name").textValue());
  }

  @Test
  void theProvidersNameDoesNotReplaceOneThatWasGiven() {
    var who = somebody();
    club.office("POST", "/members")
        .json("{email:'%s', name:'As invited', roles:['rower']}".formatted(who.email()))
        .send();
    provider.signIn(who);
    var browser = club.browser();

    signIn(browser);

    assertEquals("As invited", club.me(browser).json().get("name").textValue());
  }

  @Test
  void aStrangerAndAnUnverifiedAddressDoNotEnter() {
    provider.signIn(somebody());
    assertEquals(403, signIn(club.browser()).status());

    var who = somebody();
    club.invite(who.email(), "rower");
    provider.signIn(new TestOidcUser(who.subject(), who.email(), false, "x", "x"));
    assertEquals(502, signIn(club.browser()).status());
  }

  @Test
  void theSubjectIsThePersonWhateverAddressTheyHaveLater() {
    var who = somebody();
    var id = club.invite(who.email(), "rower");
    provider.signIn(who);
    signIn(club.browser());
    var renamed = new TestOidcUser(who.subject(), "new-" + who.email(), true, "x", "x");
    var thief =
        new TestOidcUser("another-subject-" + UUID.randomUUID(), who.email(), true, "x", "x");
    var browser = club.browser();

    provider.signIn(renamed);
    var later = signIn(browser);
    provider.signIn(thief);
    var stolen = signIn(club.browser());

    assertEquals(303, later.status());
    assertEquals("member:" + id, club.me(browser).json().get("id").textValue());
    assertEquals(403, stolen.status());
    assertEquals("", stolen.header("Set-Cookie").replaceFirst("libretto_oidc=;.*", ""));
  }

  @Test
  void onlyTheBrowserThatLeftComesBackAndOnce() {
    var who = somebody();
    club.invite(who.email(), "rower");
    provider.signIn(who);
    var browser = club.browser();
    var path = cameBackTo(browser);

    assertEquals(403, club.browser().open(path).status());
    var another = path.contains("state=_") ? "state=-" : "state=_";
    assertEquals(403, browser.open(path.replaceFirst("state=.", another)).status());
    var other = club.browser();
    cameBackTo(other);
    assertEquals(403, other.open(path).status());
    var again = club.browser();
    var fresh = cameBackTo(again);
    assertEquals(303, again.open(fresh).status());
    assertEquals(403, again.open(fresh).status());
  }

  @Test
  void whatTheProviderSaysMustBeAllRight() {
    var who = somebody();
    club.invite(who.email(), "rower");
    provider.signIn(who);
    var past = Date.from(Instant.now().minusSeconds(3_600));
    List<Consumer<com.nimbusds.jwt.JWTClaimsSet.Builder>> lies =
        List.of(
            claims -> claims.issuer("http://localhost:1"),
            claims -> claims.audience("somebody-else"),
            claims -> claims.audience(List.of(TestOidcProvider.CLIENT_ID, "somebody-else")),
            claims -> claims.expirationTime(past),
            claims -> claims.claim("nonce", "another"),
            claims -> claims.claim("nonce", null),
            claims -> claims.claim("email_verified", null),
            claims -> claims.claim("email", null),
            claims -> claims.subject(null));

    for (var lie : lies) {
      provider.lie(lie);
      assertRefused();
    }
    provider.honest();
    for (var signature : List.of(Signature.STRANGER, Signature.NONE, Signature.HS256)) {
      provider.signBy(signature);
      assertRefused();
    }
    provider.honest();
    assertEquals(303, signIn(club.browser()).status());
  }

  private void assertRefused() {
    var browser = club.browser();
    var answer = signIn(browser);
    assertEquals(502, answer.status(), answer::toString);
    assertFalse(club.isSignedIn(browser));
    assertTrue(answer.text().contains("does not work at the moment"));
  }

  @Test
  void anUnknownProviderAndAnotherProvidersAnswerAreRefused() {
    assertEquals(404, club.browser().open(club.app.base() + "/auth/oidc/nobody").status());
    var browser = club.browser();
    var path = cameBackTo(browser);
    assertEquals(403, browser.open(path + "&iss=http://localhost:1").status());
    assertEquals(403, browser.open(away() + "/callback?error=access_denied").status());
  }
}
