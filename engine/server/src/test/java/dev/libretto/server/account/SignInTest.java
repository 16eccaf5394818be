package dev.libretto.server.account;

import static dev.libretto.server.fixture.RestAssertions.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.problem.RequestCode;
import dev.libretto.server.config.AccountSettings;
import dev.libretto.server.fixture.TestEngine;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Registering, signing in, staying signed in and signing out. */
final class SignInTest {

  private final TestEngine engine = TestEngine.shared();

  @Test
  void registersAndSignsIn() {
    var ada = Person.registered(engine);

    var session = ada.signedIn();
    var profile = ada.as(session, "GET", "/api/v1/profile").send().json();

    assertEquals(ada.name, session.path("builder").textValue());
    assertEquals(900, session.path("expiresIn").intValue());
    assertEquals(ada.name, profile.path("name").textValue());
    assertEquals("free", profile.path("plan").path("name").textValue());
    assertFalse(profile.path("operator").booleanValue());
    assertTrue(profile.path("password").booleanValue());
  }

  @Test
  void givesANameOnce() {
    var ada = Person.registered(engine);

    assertProblem(RequestCode.NAME_TAKEN, ada.register(Person.PASSWORD));
  }

  @Test
  void takesNobodyWhereRegistrationIsClosed() {
    var usual = TestEngine.accounts();
    var closed =
        TestEngine.with(
            new AccountSettings(
                AccountSettings.Registration.CLOSED,
                Optional.of("the-operator"),
                usual.masterKey(),
                Optional.empty(),
                90,
                30,
                1,
                Optional.empty()));
    try {
      var answer = Person.unknown(closed).register(Person.PASSWORD);

      assertProblem(RequestCode.REGISTRATION_CLOSED, answer);
      assertEquals(0, closed.query("SELECT FROM libretto.builder").size());
    } finally {
      closed.close();
    }
  }

  @Test
  void wantsPasswordsThatAreNotTriedFirst() {
    var ada = Person.unknown(engine);
    for (var weak : List.of("short", "aaaaaaaaaaaaaaa", ada.name, ada.name + ada.name)) {
      var answer = ada.register(weak);

      assertProblem(RequestCode.WEAK_PASSWORD, answer);
      assertFalse(answer.text().contains(weak + "\""), answer.text());
    }
  }

  @Test
  void doesNotTellAnUnknownNameFromAWrongPassword() {
    var known = Person.registered(engine);
    var unknown = Person.unknown(engine);

    var wrong = known.signIn("not the password");
    var nobody = unknown.signIn("not the password");

    assertProblem(RequestCode.SIGN_IN_FAILED, wrong);
    assertEquals(wrong.text(), nobody.text());
    assertEquals(wrong.headers().map().keySet(), nobody.headers().map().keySet());
  }

  @Test
  void makesWhoGuessesWaitLongerAndLonger() {
    for (var person : List.of(Person.registered(engine), Person.unknown(engine))) {
      for (var attempt = 0; attempt < 5; attempt++) {
        assertProblem(RequestCode.SIGN_IN_FAILED, person.signIn("guess number " + attempt));
      }

      var refused = person.signIn(Person.PASSWORD);

      assertProblem(RequestCode.TOO_MANY_ATTEMPTS, refused);
      var wait = Integer.parseInt(refused.header("Retry-After"));
      assertTrue(wait >= 1 && wait <= 5, refused::toString);
    }
  }

  @Test
  void guessingFromManyAddressesAtOnceBringsNothing() {
    var ada = Person.registered(engine);
    var answers =
        java.util.stream.IntStream.range(0, 12)
            .parallel()
            .mapToObj(number ->
                engine
                    .console("POST", "/api/v1/auth/sign-in")
                    .header("X-Forwarded-For", "172.16.%d.%d".formatted(number, number))
                    .json("{name:'%s',password:'guess number %d'}".formatted(ada.name, number))
                    .send()
                    .status())
            .toList();

    assertEquals(5, answers.stream().filter(status -> status == 401).count(), answers::toString);
    assertEquals(7, answers.stream().filter(status -> status == 429).count(), answers::toString);
  }

  @Test
  void countsTheAddressTheProxyToldAndNoOther() {
    var liar = Person.unknown(engine);
    var last = 0;
    for (var attempt = 0; attempt < 31; attempt++) {
      last =
          engine
              .console("POST", "/api/v1/auth/sign-in")
              .header("X-Forwarded-For", "192.0.2." + attempt + ", " + liar.address)
              .json("{name:'nobody-%d',password:'guess'}".formatted(attempt))
              .send()
              .status();
    }

    assertEquals(429, last);
  }

  @Test
  void continuesASignInWithAnotherRefreshTokenEachTime() {
    var ada = Person.registered(engine);
    var first = ada.signedIn();

    var second = ada.refresh(first);
    var third = ada.refresh(second.json());

    assertEquals(200, second.status());
    assertEquals(200, third.status());
    assertNotEquals(first.path("refreshToken"), second.json().path("refreshToken"));
  }

  @Test
  void aRefreshTokenUsedTwiceEndsTheWholeSignIn() {
    var ada = Person.registered(engine);
    var first = ada.signedIn();
    var second = ada.refresh(first).json();

    var reused = ada.refresh(first);

    assertProblem(RequestCode.REFRESH_REFUSED, reused);
    assertProblem(RequestCode.REFRESH_REFUSED, ada.refresh(second));
    assertProblem(RequestCode.NOT_SIGNED_IN, ada.as(second, "GET", "/api/v1/profile").send());
    var other = ada.signedIn();
    assertTrue(ada.as(other, "GET", "/api/v1/audit").send().text().contains("\"refresh-reused\""));
  }

  @Test
  void oneTokenSpentTwiceAtOnceIsSpentOnce() {
    var ada = Person.registered(engine);
    var first = ada.signedIn();

    var statuses =
        java.util.stream.IntStream.range(0, 6)
            .parallel()
            .mapToObj(_ -> ada.refresh(first).status())
            .toList();

    assertEquals(1, statuses.stream().filter(status -> status == 200).count());
  }

  @Test
  void signsOutOneSessionOrAll() {
    var ada = Person.registered(engine);
    var one = ada.signedIn();
    var two = ada.signedIn();
    var three = ada.signedIn();

    assertEquals(204, ada.as(one, "POST", "/api/v1/auth/sign-out").send().status());
    assertProblem(RequestCode.NOT_SIGNED_IN, ada.as(one, "GET", "/api/v1/profile").send());
    assertProblem(RequestCode.REFRESH_REFUSED, ada.refresh(one));
    assertEquals(200, ada.as(two, "GET", "/api/v1/profile").send().status());

    assertEquals(204, ada.as(two, "POST", "/api/v1/auth/sign-out-everywhere").send().status());
    assertProblem(RequestCode.NOT_SIGNED_IN, ada.as(three, "GET", "/api/v1/profile").send());
  }

  @Test
  void changesThePasswordAndEndsOtherSessions() {
    var ada = Person.registered(engine);
    var here = ada.signedIn();
    var there = ada.signedIn();
    var next = "another good password";

    var wrong =
        ada.as(here, "POST", "/api/v1/profile/password")
            .json("{current:'not the password',password:'%s'}".formatted(next))
            .send();
    var right =
        ada.as(here, "POST", "/api/v1/profile/password")
            .json("{current:'%s',password:'%s'}".formatted(Person.PASSWORD, next))
            .send();

    assertProblem(RequestCode.SIGN_IN_FAILED, wrong);
    assertEquals(204, right.status(), right::toString);
    assertEquals(200, ada.as(here, "GET", "/api/v1/profile").send().status());
    assertProblem(RequestCode.NOT_SIGNED_IN, ada.as(there, "GET", "/api/v1/profile").send());
    assertProblem(RequestCode.SIGN_IN_FAILED, ada.signIn(Person.PASSWORD));
    assertEquals(200, ada.signIn(next).status());
  }

  @Test
  void changesTheProfile() {
    var ada = Person.registered(engine);
    var session = ada.signedIn();

    var changed =
        ada.as(session, "PATCH", "/api/v1/profile")
            .json("{displayName:'Ada Lovelace',email:'ada@example.org'}")
            .send()
            .json();
    var again = ada.as(session, "PATCH", "/api/v1/profile").json("{email:null}").send().json();

    assertEquals("Ada Lovelace", changed.path("displayName").textValue());
    // It is the builder's when the mail that went there is confirmed: see BuilderMailTest.
    assertTrue(changed.path("email").isNull());
    assertEquals("ada@example.org", changed.path("emailToConfirm").textValue());
    assertEquals("Ada Lovelace", again.path("displayName").textValue());
    assertTrue(again.path("email").isNull());
  }

  @Test
  void saysWhatIsWrongWithABody() {
    var path = "/api/v1/auth/register";
    assertProblem(
        RequestCode.MALFORMED_BODY,
        engine
            .console("POST", path)
            .json("[]".getBytes(java.nio.charset.StandardCharsets.UTF_8))
            .send());
    var answer = engine.console("POST", path).json("{name:'Ada!',password:7,colour:'red'}").send();

    var error = assertProblem(RequestCode.INVALID_BODY, answer);

    assertEquals(3, error.path("errors").size(), answer::toString);
    var nul =
        engine
            .console("POST", "/api/v1/auth/sign-in")
            .json("{\"name\":\"a\\u0000b\",\"password\":\"x\\u0000y\"}")
            .send();
    assertProblem(RequestCode.INVALID_BODY, nul);
  }

  @Test
  void tokensForProgramsAreMadeListedAndRevoked() {
    var ada = Person.registered(engine);
    var session = ada.signedIn();

    var made = ada.as(session, "POST", "/api/v1/profile/tokens").json("{name:'laptop'}").send();
    var token = made.json().path("token").textValue();
    var same = ada.as(session, "POST", "/api/v1/profile/tokens").json("{name:'laptop'}").send();
    var list = ada.as(session, "GET", "/api/v1/profile/tokens").send();

    assertEquals(201, made.status());
    assertProblem(RequestCode.NAME_TAKEN, same);
    assertEquals(1, list.json().path("tokens").size());
    assertFalse(list.text().contains(token));
    var bearer = "Bearer " + token;
    assertEquals(
        200, ada.call("GET", "/api/v1/profile").header("Authorization", bearer).send().status());
    var id = made.json().path("id").textValue();
    assertEquals(204, ada.as(session, "DELETE", "/api/v1/profile/tokens/" + id).send().status());
    assertProblem(
        RequestCode.NOT_SIGNED_IN,
        ada.call("GET", "/api/v1/profile").header("Authorization", bearer).send());
    assertProblem(
        RequestCode.NOT_FOUND, ada.as(session, "DELETE", "/api/v1/profile/tokens/" + id).send());
  }
}
