package dev.libretto.server.builder;

import static dev.libretto.server.fixture.RestAssertions.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.problem.RequestCode;
import dev.libretto.server.fixture.Answer;
import dev.libretto.server.fixture.Call;
import dev.libretto.server.fixture.TestApp;
import dev.libretto.server.fixture.TestBuilder;
import dev.libretto.server.fixture.TestEngine;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code /api/v1/apps/{user}/{app}/versions}, consent, and the diff of a dry run. */
final class VersionsApiTest {

  private static final String NOTES =
      """
      {"format":"app/1","app":{"name":"notes"},
       "tables":[{"name":"note","fields":[{"name":"text","type":"text"},{"name":"size","type":"text"}],
                  "access":{"read":"user.signedIn"}}]}
      """;

  private static final String RETYPED =
      NOTES.replace("\"size\",\"type\":\"text\"", "\"size\",\"type\":\"integer\"");
  private static final String PUBLIC =
      NOTES.replace("\"tables\"", "\"access\":{\"visibility\":\"public\"},\"tables\"");

  private final TestEngine engine = TestEngine.shared();
  private final TestBuilder builder = engine.builder();
  private final TestApp app = engine.publishText(builder, NOTES).asBuilder();

  private Call call(String method, String below) {
    return engine
        .console(method, "/api/v1/apps/" + builder.name() + "/notes/" + below)
        .header("Authorization", builder.bearer());
  }

  private Answer put(String definition, String query) {
    return call("PUT", "definition" + query)
        .json(definition.getBytes(StandardCharsets.UTF_8))
        .send();
  }

  @Test
  void aDryRunTellsEachChangeItsClassesAndRows() {
    app.add("note", "{text:'a',size:'12'}");
    app.add("note", "{text:'b',size:'large'}");

    var answer = put(RETYPED, "?dryRun=true");

    assertEquals(200, answer.status());
    assertEquals("publishable", answer.json().get("outcome").textValue());
    assertEquals("[\"may-lose-data\"]", answer.json().get("consent").toString());
    var change = answer.json().at("/changes/0");
    assertEquals("retypeField", change.get("change").textValue());
    assertEquals("note", change.get("table").textValue());
    assertEquals("size", change.get("field").textValue());
    assertEquals("[\"needs-backfill\",\"may-lose-data\"]", change.get("classes").toString());
    assertEquals(2, change.get("rows").intValue());
    assertEquals(
        "{\"converts\":1,\"loses\":1,\"samples\":[\"large\"]}", change.get("preview").toString());
    assertEquals(
        "retype field note.size from text to integer [needs-backfill, may-lose-data, 2 rows,"
            + " 1 would lose their value: \"large\"]",
        change.get("message").textValue());
  }

  @Test
  void changesThatNeedConsentAreNotMadeWithoutIt() {
    app.add("note", "{text:'b',size:'large'}");

    var refused = put(RETYPED, "");
    var other = put(RETYPED, "?accept=widens-access");

    assertProblem(RequestCode.CONSENT_NEEDED, refused);
    assertEquals("needsConsent", refused.json().get("outcome").textValue());
    assertEquals("[\"may-lose-data\"]", refused.json().get("consent").toString());
    assertEquals(1, refused.json().get("changes").size());
    assertProblem(RequestCode.CONSENT_NEEDED, other);
    assertEquals(List.of("large"), app.column("size", "note"));
    assertEquals(200, put(RETYPED, "?accept=may-lose-data").status());
  }

  @Test
  void lettingMorePeopleInNeedsConsent() {
    var refused = put(PUBLIC, "");

    assertProblem(RequestCode.CONSENT_NEEDED, refused);
    assertEquals("[\"widens-access\"]", refused.json().get("consent").toString());
    assertEquals(200, put(PUBLIC, "?accept=widens-access").status());
    assertEquals(200, put(NOTES, "").status(), "letting fewer in does not");
  }

  @Test
  void aClassThatIsMisspelledIsNotAgreedTo() {
    for (var query : List.of("?accept=may-loose-data", "?accept=", "?accept=may-lose-data,all")) {
      assertProblem(RequestCode.BAD_PARAMETER, put(PUBLIC, query));
    }
  }

  @Test
  void listsVersionsTheNewestFirst() {
    app.add("note", "{text:'b',size:'large'}");
    put(RETYPED, "?accept=may-lose-data");

    var all = call("GET", "versions").send();
    var older = call("GET", "versions?before=2&limit=1").send();

    assertEquals(2, all.json().get("versions").size());
    var newest = all.json().at("/versions/0");
    assertEquals(2, newest.get("version").intValue());
    assertEquals(builder.name(), newest.get("publishedBy").textValue());
    assertTrue(newest.get("changes").toString().contains("retype field note.size"));
    assertFalse(newest.has("definition"));
    assertFalse(newest.toString().contains("large"), "values of rows are not kept with a version");
    assertEquals(1, older.json().at("/versions/0/version").intValue());
    assertProblem(RequestCode.BAD_PARAMETER, call("GET", "versions?limit=-1").send());
  }

  @Test
  void readsOneVersionWithItsDefinition() {
    put(RETYPED, "?accept=may-lose-data");

    var one = call("GET", "versions/1").send();

    assertEquals(1, one.json().get("version").intValue());
    assertEquals("text", one.json().at("/definition/tables/0/fields/1/type").textValue());
    assertProblem(RequestCode.UNKNOWN_VERSION, call("GET", "versions/9").send());
    assertProblem(RequestCode.UNKNOWN_VERSION, call("GET", "versions/nine").send());
  }

  @Test
  void goesBackWithTheValues() {
    app.add("note", "{text:'b',size:'large'}");
    put(RETYPED, "?accept=may-lose-data");

    var tried = call("POST", "versions/1/rollback?dryRun=true").send();
    var back = call("POST", "versions/1/rollback").send();

    assertEquals("publishable", tried.json().get("outcome").textValue());
    assertEquals(200, back.status(), back::toString);
    assertEquals(3, back.json().get("version").intValue());
    assertEquals(List.of("large"), app.column("size", "note"));
    assertProblem(RequestCode.UNKNOWN_VERSION, call("POST", "versions/9/rollback").send());
  }

  @Test
  void nobodyElseLearnsOfVersions() {
    var other = engine.builder();
    for (var below : List.of("versions", "versions/1")) {
      var path = "/api/v1/apps/" + builder.name() + "/notes/" + below;
      assertProblem(RequestCode.NOT_SIGNED_IN, engine.console("GET", path).send());
      assertProblem(
          RequestCode.FORBIDDEN,
          engine.console("GET", path).header("Authorization", other.bearer()).send());
    }
    assertProblem(
        RequestCode.FORBIDDEN,
        engine
            .console("POST", "/api/v1/apps/" + builder.name() + "/notes/versions/1/rollback")
            .header("Authorization", other.bearer())
            .send());
  }
}
