package dev.libretto.server.account;

import static dev.libretto.server.fixture.RestAssertions.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.problem.RequestCode;
import dev.libretto.server.fixture.Answer;
import dev.libretto.server.fixture.Call;
import dev.libretto.server.fixture.TestBuilder;
import dev.libretto.server.fixture.TestEngine;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What an operator may do, and nobody else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OperatorTest {

  private final TestEngine engine = TestEngine.with(TestEngine.accounts());

  /** The first builder of an engine. */
  private final TestBuilder operator = engine.builder();

  @AfterAll
  void stop() {
    engine.close();
  }

  private Call as(TestBuilder builder, String method, String path) {
    return engine.console(method, path).header("Authorization", builder.bearer());
  }

  private Answer change(String name, String change) {
    return as(operator, "PATCH", "/api/v1/operator/builders/" + name).json(change).send();
  }

  private Answer put(TestBuilder builder, String app, String query) {
    var text = TestEngine.resource("rules.json").replaceFirst("\"rules\"", "\"" + app + "\"");
    return as(builder, "PUT", "/api/v1/apps/" + builder.name() + "/" + app + "/definition" + query)
        .json(text.getBytes(StandardCharsets.UTF_8))
        .send();
  }

  @Test
  void onlyAnOperatorMayDoWhatAnOperatorDoes() {
    var other = engine.builder();
    var ada = Person.registered(engine).builder();
    for (var builder : java.util.List.of(other, ada)) {
      assertProblem(
          RequestCode.OPERATOR_ONLY, as(builder, "GET", "/api/v1/operator/builders").send());
      assertProblem(RequestCode.OPERATOR_ONLY, as(builder, "GET", "/api/v1/operator/audit").send());
      assertProblem(
          RequestCode.OPERATOR_ONLY,
          as(builder, "POST", "/api/v1/operator/signing-keys/rotate").send());
      assertProblem(
          RequestCode.OPERATOR_ONLY,
          as(builder, "PATCH", "/api/v1/operator/builders/" + builder.name())
              .json("{operator:true}")
              .send());
    }
    assertProblem(
        RequestCode.NOT_SIGNED_IN, engine.console("GET", "/api/v1/operator/audit").send());
  }

  @Test
  void listsBuildersPageByPage() {
    Person.registered(engine);
    var first = as(operator, "GET", "/api/v1/operator/builders?limit=1").send().json();
    var next = first.path("next").textValue();

    var second =
        as(operator, "GET", "/api/v1/operator/builders?limit=1&after=" + next).send().json();

    assertEquals(1, second.path("builders").size());
    assertTrue(second.path("builders").get(0).path("name").textValue().compareTo(next) > 0);
  }

  @Test
  void aPlanHoldsHoweverAnAppComes() {
    var ada = Person.registered(engine).builder();
    for (var number = 1; number <= 5; number++) {
      assertEquals(201, put(ada, "app-" + number, "").status());
    }

    assertProblem(RequestCode.PLAN_LIMIT, put(ada, "app-6", ""));
    assertProblem(RequestCode.PLAN_LIMIT, put(ada, "app-6", "?dryRun=true"));
    assertEquals(200, put(ada, "app-5", "").status());

    var giver = engine.builder();
    engine.publish(giver, "rules.json");
    var offer =
        as(giver, "POST", "/api/v1/apps/" + giver.name() + "/rules/transfer")
            .json("{to:'%s'}".formatted(ada.name()))
            .send()
            .json()
            .path("id")
            .textValue();
    var accept = "/api/v1/transfers/" + offer + "/accept";
    assertProblem(RequestCode.PLAN_LIMIT, as(ada, "POST", accept).send());

    var paid = change(ada.name(), "{plan:'paid'}");
    assertEquals("paid", paid.json().path("plan").path("name").textValue());
    assertEquals(200, as(ada, "POST", accept).send().status());
    assertEquals(201, put(ada, "app-6", "").status());
    assertProblem(RequestCode.INVALID_BODY, change(ada.name(), "{plan:'golden'}"));
  }

  @Test
  void theDatabaseHoldsThePlanAgainstEverybodyAtOnce() {
    var ada = Person.registered(engine).builder();

    var statuses =
        java.util.stream.IntStream.range(0, 9)
            .parallel()
            .mapToObj(number -> put(ada, "race-" + number, "").status())
            .toList();

    assertEquals(5, statuses.stream().filter(status -> status == 201).count(), statuses::toString);
    assertEquals(4, statuses.stream().filter(status -> status == 403).count(), statuses::toString);
  }

  @Test
  void aSuspendedBuilderIsOutAndTheirAppsAreNotServed() {
    var person = Person.registered(engine);
    var ada = person.builder();
    var app = engine.publish(ada, "rules.json");

    assertEquals(200, change(ada.name(), "{suspended:true}").status());

    assertEquals(404, app.get("note").status());
    assertProblem(RequestCode.NOT_SIGNED_IN, as(ada, "GET", "/api/v1/profile").send());
    assertProblem(RequestCode.SIGN_IN_FAILED, person.signIn(Person.PASSWORD));

    assertEquals(200, change(ada.name(), "{suspended:false}").status());
    assertEquals(200, app.get("note").status());
    assertEquals(200, person.signIn(Person.PASSWORD).status());
  }

  @Test
  void thereIsAlwaysAnOperator() {
    assertProblem(RequestCode.LAST_OPERATOR, change(operator.name(), "{operator:false}"));
    assertProblem(RequestCode.LAST_OPERATOR, change(operator.name(), "{suspended:true}"));
    assertProblem(RequestCode.NOT_FOUND, change("nobody-at-all", "{operator:true}"));
  }

  @Test
  void anotherSigningKeyIsInUseAtOnceAndTheOldOneVerifies() {
    var before = Person.registered(engine).builder();

    var rotated = as(operator, "POST", "/api/v1/operator/signing-keys/rotate").send();

    assertEquals(200, rotated.status(), rotated::toString);
    assertEquals(200, as(before, "GET", "/api/v1/profile").send().status());
    var keys = engine.console("GET", "/.well-known/jwks.json").send().json().path("keys");
    assertTrue(keys.size() >= 2, keys::toString);
    keys.forEach(key -> assertTrue(key.path("d").isMissingNode(), key::toString));
  }

  @Test
  void theAuditLogTellsWhoDidWhatAndIsOnlyAddedTo() {
    var person = Person.registered(engine);
    person.signIn("not the password");
    var ada = person.builder();
    change(ada.name(), "{plan:'paid'}");

    var own = as(ada, "GET", "/api/v1/audit?limit=500").send();
    var all = as(operator, "GET", "/api/v1/operator/audit?limit=2").send().json();

    for (var event :
        java.util.List.of("registered", "sign-in-failed", "signed-in", "plan-changed")) {
      assertTrue(own.text().contains("\"" + event + "\""), own::toString);
    }
    assertTrue(own.text().contains("operator:" + operator.name()));
    assertTrue(own.text().contains(person.address));
    own.json()
        .path("events")
        .forEach(event -> assertEquals(ada.name(), event.path("builder").textValue()));
    var next = all.path("next").longValue();
    var older = as(operator, "GET", "/api/v1/operator/audit?limit=2&before=" + next).send().json();
    assertTrue(older.path("events").get(0).path("id").longValue() < next);
    assertProblem(RequestCode.BAD_PARAMETER, as(ada, "GET", "/api/v1/audit?limit=many").send());
    for (var change :
        java.util.List.of(
            "UPDATE libretto.audit SET actor = 'x'",
            "DELETE FROM libretto.audit",
            "TRUNCATE libretto.audit")) {
      assertThrows(Exception.class, () -> engine.query(change));
    }
  }
}
