package dev.libretto.server.account;

import static dev.libretto.server.fixture.RestAssertions.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libretto.problem.RequestCode;
import dev.libretto.server.fixture.TestApp;
import dev.libretto.server.fixture.TestBuilder;
import dev.libretto.server.fixture.TestEngine;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Where a builder is signed in, and ending it from elsewhere, on two engines of one database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BuilderSessionsTest {

  private static final String PATH = "/api/v1/profile/sessions";

  private final TestEngine engine = TestEngine.with(TestEngine.accounts());
  private final TestEngine other = engine.another(TestEngine.accounts());

  @AfterAll
  void stop() {
    other.close();
    engine.close();
  }

  private static JsonNode signedIn(Person person, String agent) {
    return person
        .call("POST", "/api/v1/auth/sign-in")
        .header("User-Agent", agent)
        .json("{name:'%s',password:'%s'}".formatted(person.name, Person.PASSWORD))
        .send()
        .json();
  }

  private static List<JsonNode> sessions(Person person, JsonNode session) {
    var list = new ArrayList<JsonNode>();
    person.as(session, "GET", PATH).send().json().path("sessions").forEach(list::add);
    return list;
  }

  private static JsonNode of(List<JsonNode> sessions, String agent) {
    return sessions.stream()
        .filter(session -> session.path("agent").asText().equals(agent))
        .findFirst()
        .orElseThrow();
  }

  private static int profile(Person person, JsonNode session) {
    return person.as(session, "GET", "/api/v1/profile").send().status();
  }

  @Test
  void listsWhereOneIsSignedIn() {
    var ada = Person.registered(engine);
    var laptop = signedIn(ada, "Laptop/1");
    signedIn(ada, "Phone\t" + "x".repeat(300));

    var listed = sessions(ada, laptop);

    // Registering signed in as well.
    assertEquals(3, listed.size());
    var own = of(listed, "Laptop/1");
    assertTrue(own.path("current").booleanValue());
    assertTrue(own.path("expiresAt").asText().compareTo(own.path("createdAt").asText()) > 0);
    assertEquals(1, listed.stream().filter(one -> one.path("current").booleanValue()).count());
    assertTrue(
        listed.stream()
            .anyMatch(one ->
                one.path("agent").asText().length() == 200
                    && one.path("agent").asText().startsWith("Phone x")));
    assertFalse(listed.toString().contains(laptop.path("refreshToken").asText()));
  }

  @Test
  void endsOneOfThem() {
    var ada = Person.registered(engine);
    var laptop = signedIn(ada, "Laptop");
    var phone = signedIn(ada, "Phone");
    var id = of(sessions(ada, laptop), "Phone").path("id").asText();
    assertEquals(200, profile(ada, phone));

    assertEquals(204, ada.as(laptop, "DELETE", PATH + "/" + id).send().status());

    assertEquals(401, profile(ada, phone));
    assertProblem(RequestCode.REFRESH_REFUSED, ada.refresh(phone));
    assertEquals(200, profile(ada, laptop));
    assertProblem(RequestCode.NOT_FOUND, ada.as(laptop, "DELETE", PATH + "/" + id).send());
  }

  @Test
  void aCookieForAnAppEndsWithItsSignIn() {
    var ada = Person.registered(engine);
    var laptop = signedIn(ada, "Laptop");
    var phone = signedIn(ada, "Phone");
    var app =
        engine.publish(
            new TestBuilder(ada.name, laptop.path("accessToken").textValue()), "private.json");
    var cookie = cookie(app, phone.path("accessToken").textValue());
    assertEquals(200, app.call("GET", "note").header("Cookie", cookie).send().status());
    var id = of(sessions(ada, laptop), "Phone").path("id").asText();

    assertEquals(204, ada.as(laptop, "DELETE", PATH + "/" + id).send().status());

    assertEquals(404, app.call("GET", "note").header("Cookie", cookie).send().status());
    assertEquals(404, app.page("GET", "").header("Cookie", cookie).send().status());
  }

  @Test
  void aCookieForAnAppEndsWithItsToken() {
    var ada = Person.registered(engine);
    var laptop = signedIn(ada, "Laptop");
    var token = ada.as(laptop, "POST", "/api/v1/profile/tokens").json("{name:'ci'}").send().json();
    var app =
        engine.publish(
            new TestBuilder(ada.name, laptop.path("accessToken").textValue()), "private.json");
    var cookie = cookie(app, token.path("token").textValue());
    assertEquals(200, app.call("GET", "note").header("Cookie", cookie).send().status());

    ada.as(laptop, "DELETE", "/api/v1/profile/tokens/" + token.path("id").asText()).send();

    assertEquals(404, app.call("GET", "note").header("Cookie", cookie).send().status());
  }

  private static String cookie(TestApp app, String token) {
    var answer =
        app.page("POST", "/auth/builder")
            .header("Sec-Fetch-Site", "same-origin")
            .body(("token=" + token).getBytes(StandardCharsets.UTF_8))
            .send();
    assertEquals(303, answer.status(), answer::toString);
    return answer.header("Set-Cookie").replaceFirst(";.*", "");
  }

  @Test
  void endsAllOthers() {
    var ada = Person.registered(engine);
    var laptop = signedIn(ada, "Laptop");
    var phone = signedIn(ada, "Phone");

    assertEquals(204, ada.as(laptop, "DELETE", PATH).send().status());

    assertEquals(401, profile(ada, phone));
    assertEquals(200, profile(ada, laptop));
    assertEquals(1, sessions(ada, laptop).size());
  }

  @Test
  void nobodyEndsSomebodyElses() {
    var ada = Person.registered(engine);
    var eve = Person.registered(engine);
    var hers = signedIn(ada, "Laptop");
    var id = of(sessions(ada, hers), "Laptop").path("id").asText();

    var tried = eve.as(signedIn(eve, "Evil"), "DELETE", PATH + "/" + id).send();

    assertProblem(RequestCode.NOT_FOUND, tried);
    assertEquals(200, profile(ada, hers));
    assertProblem(RequestCode.NOT_FOUND, ada.as(hers, "DELETE", PATH + "/not-an-id").send());
  }

  @Test
  void anotherEngineHearsOfItWithoutWaitingForItsMemory() {
    var ada = Person.registered(engine);
    var laptop = signedIn(ada, "Laptop");
    var phone = signedIn(ada, "Phone");
    var token = ada.as(laptop, "POST", "/api/v1/profile/tokens").json("{name:'ci'}").send().json();
    var bySession =
        other
            .console("GET", "/api/v1/profile")
            .header("Authorization", "Bearer " + phone.path("accessToken").asText());
    var byToken =
        other
            .console("GET", "/api/v1/profile")
            .header("Authorization", "Bearer " + token.path("token").asText());
    assertEquals(200, bySession.send().status());
    assertEquals(200, byToken.send().status());

    ada.as(laptop, "DELETE", PATH).send();
    ada.as(laptop, "DELETE", "/api/v1/profile/tokens/" + token.path("id").asText()).send();

    // Each engine looks every second. The test ends when it has; its time limit says otherwise.
    var before = System.nanoTime();
    while (bySession.send().status() == 200 || byToken.send().status() == 200) {
      assertTrue(System.nanoTime() - before < 25_000_000_000L, "only its memory's end told it");
    }
  }

  @Test
  void aChangedPasswordAndARestoredPlanTellEveryEngine() {
    var ada = Person.registered(engine);
    signedIn(ada, "Laptop");
    var before = engine.query("SELECT FROM libretto.revocation").size();

    ada.as(ada.signedIn(), "POST", "/api/v1/profile/password")
        .json("{current:'%s',password:'another good password'}".formatted(Person.PASSWORD))
        .send();
    var afterPassword = engine.query("SELECT FROM libretto.revocation").size();
    engine.query("UPDATE libretto.builder SET plan = 'paid' WHERE name = '" + ada.name + "'");

    assertTrue(afterPassword >= before + 2);
    assertEquals(afterPassword + 1, engine.query("SELECT FROM libretto.revocation").size());
  }
}
