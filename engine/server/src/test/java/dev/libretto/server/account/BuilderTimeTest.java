package dev.libretto.server.account;

import static dev.libretto.server.fixture.RestAssertions.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libretto.problem.RequestCode;
import dev.libretto.server.fixture.TestBuilder;
import dev.libretto.server.fixture.TestClock;
import dev.libretto.server.fixture.TestEngine;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What ends for builders by itself, to the second. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BuilderTimeTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final TestClock clock = new TestClock();
  private final TestEngine engine = TestEngine.with(TestEngine.accounts(), clock);
  // The first builder of an engine is its operator.
  private final TestBuilder operator = engine.builder();

  @AfterAll
  void stop() {
    engine.close();
  }

  private static int profile(Person person, JsonNode session) {
    return person.as(session, "GET", "/api/v1/profile").send().status();
  }

  @Test
  void anAccessTokenIsGoodForAQuarterOfAnHour() {
    var ada = Person.registered(engine);
    var session = ada.signedIn();

    clock.advance(Duration.ofMinutes(15).minus(SECOND));
    assertEquals(200, profile(ada, session));
    clock.advance(SECOND);
    assertEquals(401, profile(ada, session));
    assertEquals(200, profile(ada, ada.refresh(session).json()));
  }

  @Test
  void aSignInLastsThirtyDaysHoweverOftenItIsRefreshed() {
    var ada = Person.registered(engine);
    var session = ada.signedIn();
    for (var day = 0; day < 29; day++) {
      clock.advance(Duration.ofDays(1));
      session = ada.refresh(session).json();
    }
    clock.advance(Duration.ofDays(1).minus(SECOND));
    var last = ada.refresh(session);
    assertEquals(200, last.status());
    assertEquals(200, profile(ada, last.json()));

    clock.advance(SECOND);

    assertProblem(RequestCode.REFRESH_REFUSED, ada.refresh(last.json()));
    // What a token was found good for is remembered for half a minute, and no longer.
    clock.advance(Duration.ofSeconds(30));
    assertEquals(401, profile(ada, last.json()));
  }

  @Test
  void aRefreshTokenThatWasUsedMonthsOfMinutesAgoStillEndsTheSignIn() {
    var ada = Person.registered(engine);
    var first = ada.signedIn();
    var second = ada.refresh(first).json();
    clock.advance(Duration.ofDays(20));
    var third = ada.refresh(second).json();

    assertProblem(RequestCode.REFRESH_REFUSED, ada.refresh(first));

    assertProblem(RequestCode.REFRESH_REFUSED, ada.refresh(third));
    assertEquals(401, profile(ada, third));
  }

  @Test
  void whoGuessesWaitsLongerAndIsForgiven() {
    var ada = Person.registered(engine);
    for (var attempt = 0; attempt < 5; attempt++) {
      assertProblem(RequestCode.SIGN_IN_FAILED, ada.signIn("guess number " + attempt));
    }
    for (var seconds : new int[] {5, 10, 20, 40, 80}) {
      var refused = ada.signIn(Person.PASSWORD);
      assertProblem(RequestCode.TOO_MANY_ATTEMPTS, refused);
      assertEquals(Integer.toString(seconds), refused.header("Retry-After"));
      clock.advance(Duration.ofSeconds(seconds));
      assertProblem(RequestCode.SIGN_IN_FAILED, ada.signIn("one more guess"));
    }
    clock.advance(Duration.ofSeconds(160));

    assertEquals(200, ada.signIn(Person.PASSWORD).status());
    assertProblem(RequestCode.SIGN_IN_FAILED, ada.signIn("a slip"));
  }

  @Test
  void aReplacedKeySignsNoMoreButVerifiesWhatItSigned() {
    var ada = Person.registered(engine);
    var session = ada.signedIn();
    var before = keys();

    var rotated =
        engine
            .console("POST", "/api/v1/operator/signing-keys/rotate")
            .header("Authorization", operator.bearer())
            .send();

    assertEquals(2, rotated.status() / 100, rotated::toString);
    assertEquals(before + 1, keys());
    assertEquals(200, profile(ada, session));
    clock.advance(Duration.ofMinutes(15).minus(SECOND));
    assertEquals(200, profile(ada, session));
    // Tokens another engine signed with it meanwhile live five minutes longer; then it is gone.
    clock.advance(Duration.ofMinutes(5));
    assertEquals(before + 1, keys());
    clock.advance(SECOND);
    assertEquals(1, keys());
    var next = ada.signedIn();
    assertEquals(200, profile(ada, next));
  }

  private int keys() {
    return engine.console("GET", "/.well-known/jwks.json").send().json().path("keys").size();
  }

  @Test
  void aDeletedAppCanBeRestoredForThirtyDays() {
    var ada = engine.builder();
    engine.publish(ada, "rules.json");
    engine.publish(ada, "library.json");
    var id = delete(ada, "rules");
    var late = delete(ada, "library");

    clock.advance(Duration.ofDays(30).minus(SECOND));
    assertEquals(200, restore(ada, id));
    clock.advance(SECOND);
    assertEquals(404, restore(ada, late));
  }

  private String delete(TestBuilder builder, String app) {
    var answer =
        engine
            .console("DELETE", "/api/v1/apps/" + builder.name() + "/" + app)
            .header("Authorization", builder.bearer())
            .send();
    assertEquals(202, answer.status(), answer::toString);
    for (var deleted :
        engine
            .console("GET", "/api/v1/deleted-apps")
            .header("Authorization", builder.bearer())
            .send()
            .json()
            .path("apps")) {
      if (deleted.path("name").asText().equals(app)) {
        return deleted.path("id").asText();
      }
    }
    throw new AssertionError(app);
  }

  private int restore(TestBuilder builder, String id) {
    return engine
        .console("POST", "/api/v1/deleted-apps/" + id + "/restore")
        .header("Authorization", builder.bearer())
        .send()
        .status();
  }

  @Test
  void theBuildersCookieOfAnAppLastsTwelveHours() {
    var app = engine.publish("private.json");
    var signedIn =
        engine
            .call("POST", app.base() + "/auth/builder")
            .body(
                ("token=" + app.owner().bearer().substring("Bearer ".length()))
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8))
            .send();
    var cookie = signedIn.header("Set-Cookie").split(";")[0];
    assertTrue(cookie.startsWith("libretto_builder="), signedIn::toString);

    clock.advance(Duration.ofHours(12).minus(SECOND));
    assertEquals(200, engine.call("GET", app.base()).header("Cookie", cookie).send().status());
    clock.advance(Duration.ofSeconds(2));
    assertEquals(404, engine.call("GET", app.base()).header("Cookie", cookie).send().status());
  }
}
