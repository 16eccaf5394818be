package dev.libretto.server.member;

import static dev.libretto.server.fixture.RestAssertions.assertProblem;
import static dev.libretto.server.fixture.RestAssertions.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libretto.problem.RequestCode;
import dev.libretto.server.fixture.Answer;
import dev.libretto.server.fixture.TestEngine;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keys of programs. */
final class KeyTest {

  private final Club club = Club.open();

  private JsonNode create(Club of, String body) {
    var answer = of.office("POST", "/keys").json(body).send();
    assertEquals(201, answer.status(), answer::toString);
    return answer.json();
  }

  private Answer read(String key, String table) {
    return club.app.call("GET", table).header("Authorization", "Bearer " + key).send();
  }

  @Test
  void aProgramReachesWhatItsKeySays() {
    var made = create(club, "{name:'sync', roles:['captain'], scopes:['outing:read','fee:*']}");
    var key = made.get("key").textValue();

    var outing = read(key, "outing");
    var written =
        club.app
            .call("POST", "outing")
            .header("Authorization", "Bearer " + key)
            .json("{boat:'x'}")
            .send();
    var fee =
        club.app
            .call("POST", "fee")
            .header("Authorization", "Bearer " + key)
            .json("{sum:1}")
            .send();

    assertTrue(key.startsWith(made.get("prefix").textValue() + "_"), key);
    assertEquals(200, outing.status());
    assertRefused(RequestCode.OUT_OF_REACH, written);
    assertEquals(201, fee.status());
    assertEquals(
        "key:" + made.get("id").textValue(),
        read(key, "fee").json().get(0).get("createdBy").textValue());
  }

  @Test
  void isTakenInTheHeadersThatClientsUse() {
    var key = create(club, "{name:'client', scopes:['*:*']}").get("key").textValue();

    assertEquals(200, club.app.call("GET", "outing").header("apikey", key).send().status());
    assertEquals(
        200,
        club.app
            .call("GET", "outing")
            .header("apikey", key)
            .header("Authorization", "Bearer " + key)
            .send()
            .status());
    assertEquals(
        200,
        club.app
            .call("GET", "outing")
            .header("apikey", key)
            .header("Authorization", club.app.owner().bearer())
            .send()
            .status());
  }

  @Test
  void isShownOnceAndKeptAsAHash() {
    var made = create(club, "{name:'once', scopes:['*:read']}");
    var key = made.get("key").textValue();

    var listed = club.office("GET", "/keys").send();
    var kept = new StringBuilder();
    club.engine
        .query("SELECT row_to_json(k)::text FROM libretto.app_key k")
        .forEach(row -> kept.append(row.getString(0)));

    assertFalse(listed.text().contains(key.substring(13)));
    assertEquals(made.get("prefix"), listed.json().at("/keys/0/prefix"));
    assertFalse(kept.toString().contains(key.substring(13)));
  }

  @Test
  void aRevokedKeyIsOfNoUseAtOnce() {
    var made = create(club, "{name:'gone', scopes:['*:*']}");
    var key = made.get("key").textValue();
    assertEquals(200, read(key, "outing").status());

    var revoked = club.office("DELETE", "/keys/" + made.get("id").textValue()).send();

    assertEquals(204, revoked.status());
    assertRefused(RequestCode.NOT_SIGNED_IN, read(key, "outing"));
  }

  @Test
  void whatIsNoKeyHereTellsNothing() {
    var other = Club.open();
    var foreign = create(other, "{name:'theirs', scopes:['*:*']}").get("key").textValue();
    var there = read(foreign, "outing");

    for (var key : List.of("lbk_", "lbk_x", "lbk_" + "A".repeat(52), foreign + "x")) {
      assertEquals(there.text(), read(key, "outing").text());
    }
    assertRefused(RequestCode.NOT_SIGNED_IN, there);
    var missing =
        club.engine
            .call("GET", "/u/nobody/nothing/rest/v1/outing")
            .header("apikey", foreign)
            .send();
    assertEquals(there.text(), missing.text());
    assertEquals(there.status(), missing.status());
    assertRefused(
        RequestCode.NOT_SIGNED_IN, club.app.call("GET", "outing").header("apikey", "x").send());
  }

  @Test
  void aKeyIsNoBuildersToken() {
    var key = create(club, "{name:'small', scopes:['*:*']}").get("key").textValue();

    var answer =
        club.engine.console("GET", "/api/v1/apps").header("Authorization", "Bearer " + key).send();

    assertProblem(RequestCode.NOT_SIGNED_IN, answer);
  }

  @Test
  void grantsStayWithARenamedTable() {
    var key = create(club, "{name:'steady', scopes:['outing:read']}").get("key").textValue();
    var renamed =
        TestEngine.resource("club.json")
            .replace("\"name\": \"outing\"", "\"name\": \"trip\", \"renamedFrom\": \"outing\"");
    club.engine.publishText(club.app.owner(), renamed);

    assertEquals(200, read(key, "trip").status());
    assertEquals(
        "trip:read", club.office("GET", "/keys").send().json().at("/keys/0/scopes/0").textValue());
  }

  @Test
  void whatIsWrongIsSaid() {
    create(club, "{name:'taken', scopes:['*:read']}");
    for (var body :
        List.of(
            "{}",
            "{name:'x'}",
            "{name:'x', scopes:[]}",
            "{name:'x', scopes:['outing']}",
            "{name:'x', scopes:['nothing:read']}",
            "{name:'x', scopes:['outing:destroy']}",
            "{name:'', scopes:['*:read']}",
            "{name:'taken', scopes:['*:read']}",
            "{name:'x', scopes:['*:read'], expiresAt:'tomorrow'}",
            "{name:'x', scopes:['*:read'], expiresAt:'2001-01-01T00:00:00Z'}",
            "{name:'x', scopes:['*:read'], colour:'red'}")) {
      assertProblem(RequestCode.BAD_KEY, club.office("POST", "/keys").json(body).send());
    }
    assertProblem(
        RequestCode.BAD_MEMBER,
        club.office("POST", "/keys").json("{name:'x', scopes:['*:*'], roles:['x']}").send());
    assertEquals(1, club.office("GET", "/keys").send().json().get("keys").size());
  }
}
