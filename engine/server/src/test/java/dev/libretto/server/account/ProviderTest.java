package dev.libretto.server.account;

import static dev.libretto.server.fixture.RestAssertions.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.libretto.oidc.OidcClient;
import dev.libretto.problem.RequestCode;
import dev.libretto.secret.SecretText;
import dev.libretto.server.config.AccountSettings;
import dev.libretto.server.fixture.Answer;
import dev.libretto.server.fixture.TestEngine;
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
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Signing in with the operator's provider, a real one over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ProviderTest {

  private final TestOidcProvider provider = new TestOidcProvider();
  private final TestEngine engine = TestEngine.with(settings(AccountSettings.Registration.OPEN));

  private AccountSettings settings(AccountSettings.Registration registration) {
    var usual = TestEngine.accounts();
    return new AccountSettings(
        registration,
        Optional.empty(),
        usual.masterKey(),
        Optional.empty(),
        90,
        30,
        1,
        Optional.of(
            new OidcClient(
                provider.issuer(),
                TestOidcProvider.CLIENT_ID,
                Optional.of(new SecretText(TestOidcProvider.CLIENT_SECRET)))));
  }

  @AfterEach
  void tellTheTruth() {
    provider.honest();
  }

  @AfterAll
  void stop() {
    engine.close();
    provider.close();
  }

  /** A browser: it keeps the cookie and goes where it is sent. */
  private record Browser(TestEngine engine, String cookie, String back) {

    static Browser begin(TestEngine engine) {
      return of(engine, engine.console("GET", "/api/v1/auth/oidc/start").send());
    }

    static Browser of(TestEngine engine, Answer start) {
      var address =
          start.status() == 302
              ? start.header("Location")
              : start.json().path("address").textValue();
      return new Browser(engine, start.header("Set-Cookie").split(";")[0], visit(address));
    }

    private static String visit(String address) {
      try (var client = HttpClient.newHttpClient()) {
        var answer =
            client.send(
                HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
        return answer.headers().firstValue("Location").orElseThrow();
      } catch (IOException | InterruptedException e) {
        throw new AssertionError(e);
      }
    }

    Answer arrive() {
      return arrive(cookie);
    }

    Answer arrive(String shown) {
      var uri = URI.create(back);
      return engine
          .console("GET", uri.getPath() + "?" + uri.getQuery())
          .header("Cookie", shown)
          .send();
    }
  }

  @Test
  void whatAProviderAddsOfItsOwnIsPassedOver() {
    provider.signIn(TestOidcUser.of("hedy"));
    var browser = Browser.begin(engine);

    var answer =
        new Browser(engine, browser.cookie(), browser.back() + "&authuser=0&prompt=none").arrive();

    assertEquals(200, answer.status(), answer::toString);
  }

  @Test
  void signsANewBuilderInAndKnowsThemAgain() {
    provider.signIn(TestOidcUser.of("grace"));

    var first = Browser.begin(engine).arrive();
    var second = Browser.begin(engine).arrive();

    assertEquals(200, first.status(), first::toString);
    var name = first.json().path("builder").textValue();
    assertTrue(name.matches("grace-[a-z0-9]{6}"), name);
    assertEquals(name, second.json().path("builder").textValue());
    var profile =
        engine
            .console("GET", "/api/v1/profile")
            .header("Authorization", "Bearer " + first.json().path("accessToken").textValue())
            .send()
            .json();
    assertEquals("grace@example.org", profile.path("email").textValue());
    assertEquals(false, profile.path("password").booleanValue());
  }

  @Test
  void aMailAddressIsNoIdentity() {
    provider.signIn(new TestOidcUser("victim", "same@example.org", true, "victim", "Victim"));
    var victim = Browser.begin(engine).arrive().json().path("builder").textValue();

    provider.signIn(new TestOidcUser("attacker", "same@example.org", true, "victim", "Victim"));
    var attacker = Browser.begin(engine).arrive().json().path("builder").textValue();

    assertTrue(!victim.equals(attacker), victim);
  }

  @Test
  void addsAnIdentityToABuilder() {
    var ada = Person.registered(engine);
    provider.signIn(TestOidcUser.of("linked"));

    var start = ada.as(ada.signedIn(), "POST", "/api/v1/profile/identities").send();
    var linked = Browser.of(engine, start).arrive();

    assertEquals(true, linked.json().path("linked").booleanValue(), linked::toString);
    assertEquals(ada.name, Browser.begin(engine).arrive().json().path("builder").textValue());
  }

  @Test
  void aReturnBelongsToTheBrowserThatBeganAndIsGoodOnce() {
    provider.signIn(TestOidcUser.of("once"));
    var mine = Browser.begin(engine);
    var other = Browser.begin(engine);

    assertRefused(mine.arrive(other.cookie()));
    assertRefused(mine.arrive());
    assertEquals(200, other.arrive().status());
    assertRefused(other.arrive());
  }

  @Test
  void believesNoTokenThatIsNotWhatItMustBe() {
    provider.signIn(TestOidcUser.of("forged"));
    for (var signature : List.of(Signature.NONE, Signature.HS256, Signature.STRANGER)) {
      provider.signBy(signature);
      assertRefused(Browser.begin(engine).arrive());
    }
    provider.honest();
    List<Consumer<JWTClaimsSet.Builder>> lies =
        List.of(
            claims -> claims.issuer("http://elsewhere.example"),
            claims -> claims.audience("another"),
            claims -> claims.audience(List.of(TestOidcProvider.CLIENT_ID, "another")),
            claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(120))),
            claims -> claims.claim("nonce", "another"),
            claims -> claims.claim("nonce", null),
            claims -> claims.claim("azp", "another"),
            claims -> claims.subject(null));
    for (var lie : lies) {
      provider.lie(lie);
      assertRefused(Browser.begin(engine).arrive());
    }
    provider.honest();
    assertEquals(200, Browser.begin(engine).arrive().status());
  }

  @Test
  void admitsNobodyNewWhereRegistrationIsClosed() {
    provider.signIn(TestOidcUser.of("late"));
    var closed = engine.another(settings(AccountSettings.Registration.CLOSED));
    try {
      assertProblem(RequestCode.REGISTRATION_CLOSED, Browser.begin(closed).arrive());
    } finally {
      closed.close();
    }
  }

  @Test
  void saysSoWhereNoProviderIsSetUp() {
    assertProblem(
        RequestCode.PROVIDER_NOT_SET_UP,
        TestEngine.shared().console("GET", "/api/v1/auth/oidc/start").send());
  }

  private static void assertRefused(Answer answer) {
    assertProblem(RequestCode.PROVIDER_SIGN_IN_FAILED, answer);
  }
}
