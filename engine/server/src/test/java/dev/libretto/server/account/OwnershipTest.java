package dev.libretto.server.account;

import static dev.libretto.server.fixture.RestAssertions.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.problem.RequestCode;
import dev.libretto.server.config.AccountSettings;
import dev.libretto.server.fixture.Answer;
import dev.libretto.server.fixture.Call;
import dev.libretto.server.fixture.TestBuilder;
import dev.libretto.server.fixture.TestEngine;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Apps change hands only when both want it, and can be brought back for a while. */
final class OwnershipTest {

  private final TestEngine engine = TestEngine.shared();

  private Call as(TestBuilder builder, String method, String path) {
    return engine.console(method, path).header("Authorization", builder.bearer());
  }

  private String offer(TestBuilder from, TestBuilder to) {
    var answer =
        as(from, "POST", "/api/v1/apps/" + from.name() + "/rules/transfer")
            .json("{to:'%s'}".formatted(to.name()))
            .send();
    assertEquals(201, answer.status(), answer::toString);
    return answer.json().path("id").textValue();
  }

  private Answer delete(TestBuilder owner) {
    return as(owner, "DELETE", "/api/v1/apps/" + owner.name() + "/rules").send();
  }

  @Test
  void anAppGoesToAnotherBuilderWhoAcceptsIt() {
    var giver = engine.builder();
    var taker = engine.builder();
    var app = engine.publish(giver, "rules.json");
    app.asBuilder().add("note", "{text:'kept'}");

    var offer = offer(giver, taker);
    var listed = as(taker, "GET", "/api/v1/transfers").send().json().path("transfers");
    assertEquals(200, app.get("note").status());
    var accepted = as(taker, "POST", "/api/v1/transfers/" + offer + "/accept").send();

    assertEquals(giver.name(), listed.get(0).path("from").textValue());
    assertEquals("/u/" + taker.name() + "/rules", accepted.json().path("path").textValue());
    assertEquals(404, app.get("note").status());
    var there = engine.call("GET", "/u/" + taker.name() + "/rules/rest/v1/note");
    assertTrue(there.header("Authorization", taker.bearer()).send().text().contains("kept"));
    assertProblem(RequestCode.NOT_FOUND, delete(giver));
  }

  @Test
  void nobodyElseCanAcceptAndAnOfferCanEnd() {
    var giver = engine.builder();
    var taker = engine.builder();
    engine.publish(giver, "rules.json");
    var offer = "/api/v1/transfers/" + offer(giver, taker);

    assertProblem(RequestCode.NOT_FOUND, as(engine.builder(), "POST", offer + "/accept").send());
    assertProblem(RequestCode.NOT_FOUND, as(giver, "POST", offer + "/accept").send());
    assertProblem(RequestCode.NOT_FOUND, as(engine.builder(), "DELETE", offer).send());
    assertEquals(204, as(taker, "DELETE", offer).send().status());
    assertProblem(RequestCode.NOT_FOUND, as(taker, "POST", offer + "/accept").send());
  }

  @Test
  void anAppDoesNotReplaceOneOfTheSameName() {
    var giver = engine.builder();
    var taker = engine.builder();
    engine.publish(giver, "rules.json");
    engine.publish(taker, "rules.json");
    var offer = "/api/v1/transfers/" + offer(giver, taker) + "/accept";

    assertProblem(RequestCode.NAME_TAKEN, as(taker, "POST", offer).send());

    delete(taker);
    assertEquals(200, as(taker, "POST", offer).send().status());
  }

  @Test
  void onlyTheOwnerDeletesOrOffers() {
    var owner = engine.builder();
    var other = engine.builder();
    engine.publish(owner, "rules.json");
    var path = "/api/v1/apps/" + owner.name() + "/rules";

    assertProblem(RequestCode.FORBIDDEN, as(other, "DELETE", path).send());
    assertProblem(
        RequestCode.FORBIDDEN, as(other, "POST", path + "/transfer").json("{to:'x'}").send());
    assertProblem(
        RequestCode.INVALID_BODY,
        as(owner, "POST", path + "/transfer").json("{to:'nobody-at-all'}").send());
  }

  @Test
  void aDeletedAppIsGoneAtOnceAndCanBeRestored() {
    var owner = engine.builder();
    var app = engine.publish(owner, "rules.json");
    app.asBuilder().add("note", "{text:'kept'}");

    var deleted = delete(owner);
    assertEquals(202, deleted.status());
    assertEquals(404, app.get("note").status());
    assertEquals(404, app.asBuilder().get("note").status());
    var list = as(owner, "GET", "/api/v1/deleted-apps").send().json().path("apps");
    var id = list.get(0).path("id").textValue();
    assertProblem(
        RequestCode.NOT_FOUND,
        as(engine.builder(), "POST", "/api/v1/deleted-apps/" + id + "/restore").send());
    var restored = as(owner, "POST", "/api/v1/deleted-apps/" + id + "/restore").send();

    assertEquals(200, restored.status(), restored::toString);
    assertTrue(app.asBuilder().get("note").text().contains("kept"));
  }

  @Test
  void aNewAppMayHaveTheNameOfADeletedOne() {
    var owner = engine.builder();
    var old = engine.publish(owner, "rules.json");
    old.asBuilder().add("note", "{text:'of the old app'}");
    delete(owner);

    var fresh = engine.publish(owner, "rules.json");

    assertFalse(fresh.asBuilder().get("note").text().contains("of the old app"));
    var id =
        as(owner, "GET", "/api/v1/deleted-apps")
            .send()
            .json()
            .path("apps")
            .get(0)
            .path("id")
            .textValue();
    assertProblem(
        RequestCode.NAME_TAKEN,
        as(owner, "POST", "/api/v1/deleted-apps/" + id + "/restore").send());
  }

  @Test
  void anotherEngineLearnsOfItAndOneWithoutGraceDropsEverything() {
    var usual = TestEngine.accounts();
    var first = TestEngine.with(usual);
    var owner = first.builder();
    var app = first.publish(owner, "rules.json");
    var second = first.another(usual);
    try {
      var there = app.base() + "/rest/v1/note";
      assertEquals(200, second.call("GET", there).send().status());

      first
          .console("DELETE", "/api/v1/apps/" + owner.name() + "/rules")
          .header("Authorization", owner.bearer())
          .send();

      assertEquals(404, first.call("GET", there).send().status());
      await(() -> second.call("GET", there).send().status() == 404);
      var schemas = "SELECT FROM pg_catalog.pg_namespace WHERE nspname LIKE 'app\\_%'";
      var roles = "SELECT FROM libretto.app";
      assertEquals(1, first.query(schemas).size());
      var sweeping = first.another(withoutGrace(usual));
      await(() -> first.query(schemas).size() == 0 && first.query(roles).size() == 0);
      sweeping.close();
    } finally {
      second.close();
      first.close();
    }
  }

  private static AccountSettings withoutGrace(AccountSettings usual) {
    return new AccountSettings(
        usual.registration(),
        Optional.empty(),
        usual.masterKey(),
        Optional.empty(),
        90,
        0,
        1,
        Optional.empty());
  }

  /** Asks again until it is so; each question is a round trip, so nothing spins. */
  private static void await(java.util.function.BooleanSupplier question) {
    var end = Instant.now().plus(Duration.ofSeconds(20));
    while (!question.getAsBoolean()) {
      assertTrue(Instant.now().isBefore(end), "it did not happen");
    }
  }
}
