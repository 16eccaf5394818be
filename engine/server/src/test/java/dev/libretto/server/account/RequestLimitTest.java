package dev.libretto.server.account;

import static dev.libretto.server.fixture.RestAssertions.assertProblem;
import static dev.libretto.server.fixture.RestAssertions.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.problem.RequestCode;
import dev.libretto.server.fixture.Answer;
import dev.libretto.server.fixture.TestApp;
import dev.libretto.server.fixture.TestClock;
import dev.libretto.server.fixture.TestEngine;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The requests a plan allows: of an app, of one caller, of a builder. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RequestLimitTest {

  private final TestClock clock = new TestClock();
  private final TestEngine engine = TestEngine.with(TestEngine.accounts(), clock);

  @BeforeAll
  void limit() {
    engine.query(
        "UPDATE libretto.plan SET requests_per_minute = 12, caller_requests_per_minute = 5,"
            + " builder_requests_per_minute = 8 WHERE name = 'free'");
  }

  @AfterAll
  void stop() {
    engine.close();
  }

  private TestApp app() {
    return engine.publish(Person.registered(engine).builder(), "rules.json");
  }

  private Answer read(TestApp app, String address) {
    return engine.call("GET", app.rest() + "owner").header("X-Forwarded-For", address).send();
  }

  @Test
  void tellsEachRequestHowItStands() {
    var app = app();

    var first = read(app, "198.51.100.1");
    var second = read(app, "198.51.100.1");

    assertEquals(200, first.status());
    assertEquals("\"caller\";q=5;w=60", first.header("RateLimit-Policy"));
    assertEquals("\"caller\";r=4;t=60", first.header("RateLimit"));
    assertEquals("\"caller\";r=3;t=60", second.header("RateLimit"));
  }

  @Test
  void refusesOneCallerAndNoOther() {
    var app = app();
    for (var count = 0; count < 5; count++) {
      assertEquals(200, read(app, "198.51.100.1").status());
    }

    var refused = read(app, "198.51.100.1");

    assertRefused(RequestCode.TOO_MANY_REQUESTS, refused);
    assertEquals("60", refused.header("Retry-After"));
    assertEquals("\"caller\";r=0;t=60", refused.header("RateLimit"));
    assertEquals(200, read(app, "198.51.100.2").status());
    clock.advance(Duration.ofSeconds(60));
    assertEquals(200, read(app, "198.51.100.1").status());
  }

  @Test
  void allCallersTogetherMeetTheAppsLimit() {
    var app = app();
    for (var count = 0; count < 12; count++) {
      assertEquals(200, read(app, "198.51.100." + count).status());
    }

    var refused = read(app, "198.51.100.99");

    assertRefused(RequestCode.TOO_MANY_REQUESTS, refused);
    assertEquals("\"app\";q=12;w=60", refused.header("RateLimit-Policy"));
    // Writes and pages are requests like any other, and nothing of them is done.
    assertRefused(RequestCode.TOO_MANY_REQUESTS, app.post("owner", "{name:'late'}"));
    assertEquals(429, app.page("GET", "").send().status());
    clock.advance(Duration.ofMinutes(1));
    assertEquals("[]", app.get("owner").text());
  }

  @Test
  void anotherAppIsNotHeldUp() {
    var flooded = app();
    var neighbour = app();
    for (var count = 0; count < 30; count++) {
      read(flooded, "198.51.100." + count % 7);
    }

    assertEquals(200, read(neighbour, "198.51.100.1").status());
  }

  @Test
  void aCredentialThatIsNotGoodCountsForItsAddress() {
    var app = app();
    for (var count = 0; count < 5; count++) {
      assertEquals(401, wrong(app).status());
    }

    assertRefused(RequestCode.TOO_MANY_REQUESTS, wrong(app));
    assertRefused(RequestCode.TOO_MANY_REQUESTS, read(app, "198.51.100.1"));
  }

  private Answer wrong(TestApp app) {
    return engine
        .call("GET", app.rest() + "owner")
        .header("X-Forwarded-For", "198.51.100.1")
        .header("Authorization", "Bearer libretto_made_up")
        .send();
  }

  @Test
  void aBuilderIsHeldAtTheBuilderApi() {
    var ada = Person.registered(engine);
    var session = ada.signedIn();
    for (var count = 0; count < 8; count++) {
      assertEquals(200, ada.as(session, "GET", "/api/v1/profile").send().status());
    }

    var refused = ada.as(session, "GET", "/api/v1/profile").send();

    assertProblem(RequestCode.TOO_MANY_REQUESTS, refused);
    assertEquals("\"builder\";q=8;w=60", refused.header("RateLimit-Policy"));
    assertEquals(429, ada.as(session, "GET", "/api/v1/apps").send().status());
    var grace = Person.registered(engine);
    assertEquals(200, grace.as(grace.signedIn(), "GET", "/api/v1/profile").send().status());
    clock.advance(Duration.ofMinutes(1));
    assertEquals(200, ada.as(session, "GET", "/api/v1/profile").send().status());
  }

  @Test
  void usageTellsTheRequestsOfTheLastMinute() {
    var person = Person.registered(engine);
    var ada = person.builder();
    var app = engine.publish(ada, "rules.json");
    for (var count = 0; count < 4; count++) {
      read(app, "198.51.100." + count);
    }

    var usage =
        person
            .as(person.signedIn(), "GET", "/api/v1/apps/" + ada.name() + "/rules/usage")
            .send()
            .json()
            .path("requests");

    assertEquals(4, usage.path("lastMinute").intValue());
    assertEquals(12, usage.path("limit").intValue());
    assertEquals(5, usage.path("callerLimit").intValue());
  }

  @Test
  void metricsNameTheLimitAlone() {
    var app = app();
    for (var count = 0; count < 6; count++) {
      read(app, "198.51.100.1");
    }

    var metrics = engine.console("GET", "/metrics").send().text();

    assertTrue(metrics.contains("libretto_limits_refused_total{limit=\"caller\"}"), metrics);
  }
}
