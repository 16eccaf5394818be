package dev.libretto.server.account;

import static dev.libretto.server.fixture.RestAssertions.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libretto.problem.RequestCode;
import dev.libretto.server.fixture.Answer;
import dev.libretto.server.fixture.TestClock;
import dev.libretto.server.fixture.TestEngine;
import dev.libretto.testkit.mail.ReceivedMail;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Proving a mail address, changing it, and a forgotten password, with a real mail server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BuilderMailTest {

  private static final String NEXT = "another good password";

  private final TestClock clock = new TestClock();
  private final TestEngine engine = TestEngine.with(TestEngine.accounts(), clock);

  @AfterAll
  void stop() {
    engine.close();
  }

  private static String address() {
    return "builder-" + UUID.randomUUID() + "@example.org";
  }

  private static ReceivedMail mail(String email, int count) {
    return TestEngine.mail().awaitTo(email, count).getLast();
  }

  private static String path(ReceivedMail mail) {
    return mail.find("http://localhost(?::\\d+)?(/account/\\S+)");
  }

  private static String token(ReceivedMail mail) {
    return path(mail).replaceFirst(".*/", "");
  }

  private Person registered(String email) {
    var person = Person.unknown(engine);
    var answer =
        person
            .call("POST", "/api/v1/auth/register")
            .json(
                "{name:'%s',password:'%s',email:'%s'}"
                    .formatted(person.name, Person.PASSWORD, email))
            .send();
    assertEquals(201, answer.status(), answer::toString);
    return person;
  }

  private Person verified(String email) {
    var person = registered(email);
    assertEquals(204, confirm(token(mail(email, 1))).status());
    return person;
  }

  private Answer confirm(String token) {
    return engine
        .console("POST", "/api/v1/auth/email/confirm")
        .json("{token:'%s'}".formatted(token))
        .send();
  }

  private Answer forgotten(Person from, String email) {
    return from.call("POST", "/api/v1/auth/password-reset")
        .json("{email:'%s'}".formatted(email))
        .send();
  }

  private Answer reset(String token, String password) {
    return engine
        .console("POST", "/api/v1/auth/password-reset/confirm")
        .json("{token:'%s',password:'%s'}".formatted(token, password))
        .send();
  }

  private static JsonNode profile(Person person) {
    return person.as(person.signedIn(), "GET", "/api/v1/profile").send().json();
  }

  @Test
  void registeringAsksForTheAddressToBeProved() {
    var email = address();
    var ada = registered(email);
    assertFalse(profile(ada).path("emailVerified").booleanValue());
    var path = path(mail(email, 1));

    for (var method : List.of("GET", "HEAD", "GET")) {
      var opened = engine.console(method, path).send();
      assertEquals(200, opened.status());
      assertEquals("no-referrer", opened.header("Referrer-Policy"));
    }
    assertFalse(profile(ada).path("emailVerified").booleanValue());
    var pressed = engine.console("POST", path).send();

    assertEquals(200, pressed.status(), pressed::toString);
    assertTrue(profile(ada).path("emailVerified").booleanValue());
    assertEquals(410, engine.console("GET", path).send().status());
    assertProblem(RequestCode.LINK_NOT_GOOD, confirm(token(mail(email, 1))));
  }

  @Test
  void anotherAddressHasToBeProvedFirstAndTheOldOneIsTold() {
    var email = address();
    var next = address();
    var ada = verified(email);
    var session = ada.signedIn();

    var changed =
        ada.as(session, "PATCH", "/api/v1/profile")
            .json("{email:'%s',displayName:'Ada'}".formatted(next))
            .send()
            .json();

    assertEquals(email, changed.path("email").textValue());
    assertEquals(next, changed.path("emailToConfirm").textValue());
    assertEquals("Ada", changed.path("displayName").textValue());
    assertEquals(204, confirm(token(mail(next, 1))).status());
    var after = profile(ada);
    assertEquals(next, after.path("email").textValue());
    assertTrue(after.path("emailVerified").booleanValue());
    assertTrue(mail(email, 2).source().contains("has changed"));
    var removed = ada.as(session, "PATCH", "/api/v1/profile").json("{email:null}").send().json();
    assertTrue(removed.path("email").isNull());
    assertFalse(removed.path("emailVerified").booleanValue());
  }

  @Test
  void aMailThatWasLostIsSentAgainAndTheOlderLinkEnds() {
    var email = address();
    var ada = registered(email);
    var first = token(mail(email, 1));

    var again = ada.as(ada.signedIn(), "POST", "/api/v1/profile/email/verification").send();

    assertEquals(202, again.status(), again::toString);
    assertProblem(RequestCode.LINK_NOT_GOOD, confirm(first));
    assertEquals(204, confirm(token(mail(email, 2))).status());
    var none = Person.registered(engine);
    assertProblem(
        RequestCode.BAD_EMAIL,
        none.as(none.signedIn(), "POST", "/api/v1/profile/email/verification").send());
  }

  @Test
  void aForgottenPasswordIsSetAnewOnceAndEndsEverySignIn() {
    var email = address();
    var ada = verified(email);
    var session = ada.signedIn();

    assertEquals(202, forgotten(ada, email).status());
    var mail = mail(email, 2);
    assertEquals(200, engine.console("GET", path(mail)).send().status());
    var weak = reset(token(mail), "short");
    var right = reset(token(mail), NEXT);

    assertProblem(RequestCode.WEAK_PASSWORD, weak);
    assertEquals(204, right.status(), right::toString);
    assertProblem(RequestCode.LINK_NOT_GOOD, reset(token(mail), NEXT));
    assertEquals(401, ada.as(session, "GET", "/api/v1/profile").send().status());
    assertProblem(RequestCode.REFRESH_REFUSED, ada.refresh(session));
    assertProblem(RequestCode.SIGN_IN_FAILED, ada.signIn(Person.PASSWORD));
    assertEquals(200, ada.signIn(NEXT).status());
  }

  @Test
  void thePageOfTheLinkDoesItWithoutAScript() {
    var email = address();
    var ada = verified(email);
    forgotten(ada, email);
    var path = path(mail(email, 2));

    var weak = engine.console("POST", path).body(form("short")).send();
    var right = engine.console("POST", path).body(form(NEXT)).send();

    assertEquals(422, weak.status());
    assertTrue(weak.text().contains("role=\"alert\""), weak::text);
    assertFalse(weak.text().contains("value=\"short\""));
    assertEquals(200, right.status(), right::text);
    assertEquals(410, engine.console("POST", path).body(form(NEXT)).send().status());
    assertEquals(200, ada.signIn(NEXT).status());
  }

  private static byte[] form(String password) {
    return ("password=" + password.replace(" ", "+")).getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void anAnswerDoesNotTellWhoHasAnAddress() {
    var verified = address();
    var unproved = address();
    var ada = verified(verified);
    registered(unproved);
    mail(unproved, 1);
    var nobody = address();

    var known = forgotten(ada, verified);
    for (var email : List.of(unproved, nobody)) {
      var unknown = forgotten(Person.unknown(engine), email);
      assertEquals(known.status(), unknown.status());
      assertEquals(known.text(), unknown.text());
      assertEquals(known.headers().map().keySet(), unknown.headers().map().keySet());
    }

    mail(verified, 2);
    assertEquals(1, TestEngine.mail().to(unproved).size());
    assertEquals(0, TestEngine.mail().to(nobody).size());
  }

  @Test
  void aLinkForOneThingDoesNotDoAnother() {
    var email = address();
    var ada = verified(email);
    forgotten(ada, email);
    var forPassword = token(mail(email, 2));
    var unproved = address();
    registered(unproved);
    var forAddress = token(mail(unproved, 1));

    assertProblem(RequestCode.LINK_NOT_GOOD, confirm(forPassword));
    assertProblem(RequestCode.LINK_NOT_GOOD, reset(forAddress, NEXT));
    assertEquals(410, engine.console("GET", "/account/address/" + forPassword).send().status());
    assertEquals(204, reset(forPassword, NEXT).status());
    assertEquals(204, confirm(forAddress).status());
  }

  @Test
  void linksEndByThemselves() {
    var email = address();
    var late = address();
    registered(email);
    registered(late);
    var first = token(mail(email, 1));
    var second = token(mail(late, 1));
    clock.advance(Duration.ofHours(24).minusSeconds(1));
    assertEquals(204, confirm(first).status());
    clock.advance(Duration.ofSeconds(1));
    assertProblem(RequestCode.LINK_NOT_GOOD, confirm(second));

    forgotten(Person.unknown(engine), email);
    var reset = token(mail(email, 2));
    clock.advance(Duration.ofMinutes(30));
    assertProblem(RequestCode.LINK_NOT_GOOD, reset(reset, NEXT));
  }

  @Test
  void nobodyFloodsAnInbox() {
    var email = address();
    for (var count = 0; count < 5; count++) {
      assertEquals(202, forgotten(Person.unknown(engine), email).status());
    }

    assertProblem(RequestCode.TOO_MANY_ATTEMPTS, forgotten(Person.unknown(engine), email));
  }

  @Test
  void nothingInTheDatabaseOpensAnything() {
    var email = address();
    registered(email);
    var token = token(mail(email, 1));

    var kept = new StringBuilder();
    engine
        .query("SELECT t::text FROM libretto.builder_mail t")
        .forEach(row -> kept.append(row.getString(0)));

    assertFalse(kept.toString().contains(token));
    assertFalse(kept.isEmpty());
  }
}
