package dev.libretto.server.builder;

import static dev.libretto.server.fixture.RestAssertions.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.problem.RequestCode;
import dev.libretto.server.fixture.Answer;
import dev.libretto.server.fixture.Call;
import dev.libretto.server.fixture.TestBuilder;
import dev.libretto.server.fixture.TestEngine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** {@code /api/v1/apps/{user}/{app}/definition} and the list of a builder's apps. */
final class DefinitionApiTest {

  private static final String NOTES =
      """
      {"format":"app/1","app":{"name":"notes"},"access":{"visibility":"public"},
       "tables":[{"name":"note","fields":[{"name":"text","type":"text"}],
                  "access":{"read":"true","create":"true"}}]}
      """;

  private final TestEngine engine = TestEngine.shared();
  private final TestBuilder builder = engine.builder();

  private Call call(String method, String app, String query) {
    return engine
        .console(method, "/api/v1/apps/" + builder.name() + "/" + app + "/definition" + query)
        .header("Authorization", builder.bearer());
  }

  private Answer put(String definition) {
    return call("PUT", "notes", "").json(definition.getBytes(StandardCharsets.UTF_8)).send();
  }

  private int served() {
    return engine.call("GET", "/u/" + builder.name() + "/notes/rest/v1/note").send().status();
  }

  @Test
  void publishesServesAndReadsBack() {
    var answer = put(NOTES);

    assertEquals(201, answer.status(), answer::toString);
    assertEquals("published", answer.json().get("outcome").textValue());
    assertEquals(1, answer.json().get("version").intValue());
    assertEquals("/u/" + builder.name() + "/notes", answer.json().get("path").textValue());
    assertTrue(answer.header("Server-Timing").startsWith("load;dur="));
    assertEquals(200, served());
    var read = call("GET", "notes", "").send();
    assertEquals(200, read.status());
    assertEquals(answer.json().get("definition"), read.json());
    assertEquals('"' + answer.json().get("digest").textValue() + '"', read.header("ETag"));
    assertTrue(read.json().at("/tables/0/fields/0/id").isTextual());
  }

  @Test
  void publishingTheSameAgainChangesNothing() {
    put(NOTES);

    var again = put(NOTES);
    var canonical = put(call("GET", "notes", "").send().text());

    assertEquals(200, again.status());
    assertEquals("unchanged", again.json().get("outcome").textValue());
    assertEquals("unchanged", canonical.json().get("outcome").textValue());
    assertEquals(1, again.json().get("version").intValue());
  }

  @Test
  void aChangeIsANewVersion() {
    put(NOTES);

    var answer =
        put(
            NOTES.replace(
                "{\"name\":\"text\"",
                "{\"name\":\"done\",\"type\":\"boolean\"},{\"name\":\"text\""));

    assertEquals(200, answer.status(), answer::toString);
    assertEquals(2, answer.json().get("version").intValue());
    assertTrue(answer.json().get("changes").toString().contains("done"));
    assertEquals(
        200,
        engine
            .call("GET", "/u/" + builder.name() + "/notes/rest/v1/note?done=is.null")
            .send()
            .status());
  }

  @Test
  void aDryRunPublishesNothing() {
    var first =
        call("PUT", "notes", "?dryRun=true").json(NOTES.getBytes(StandardCharsets.UTF_8)).send();

    assertEquals(200, first.status(), first::toString);
    assertEquals("publishable", first.json().get("outcome").textValue());
    assertEquals(404, served());
    assertProblem(RequestCode.NOT_FOUND, call("GET", "notes", "").send());
  }

  @Test
  void aParameterThatIsNotUnderstoodPublishesNothing() {
    for (var query :
        List.of("?dryrun=true", "?dryRun=yes", "?dryRun", "?dryRun=true&force=true", "?=")) {
      assertProblem(
          RequestCode.BAD_PARAMETER,
          call("PUT", "notes", query).json(NOTES.getBytes(StandardCharsets.UTF_8)).send());
    }
    assertEquals(404, served());
  }

  @Test
  void everyProblemHasItsPlace() {
    var answer = put(NOTES.replace("\"text\",\"type\":\"text\"", "\"text\",\"typ\":\"text\""));

    var error = assertProblem(RequestCode.BAD_DEFINITION, answer);
    assertTrue(error.get("details").size() >= 1);
    var problem = error.get("details").get(0);
    assertTrue(problem.get("code").textValue().matches("LIB-\\d{3}"));
    assertTrue(problem.toString().contains("/tables/0/fields/0"), problem::toString);
    assertTrue(problem.toString().contains("\"line\":2"), problem::toString);
    assertEquals(404, served());
  }

  @Test
  void aTestThatFailsLeavesTheVersionBefore() {
    var tested =
        NOTES.replace(
            "\"tables\"",
            """
            "tests":[{"name":"Nobody writes",
              "when":{"create":{"table":"note","values":{}}},"then":{"denied":true}}],
            "tables\"\
            """);
    put(NOTES);

    var answer = put(tested);
    var dryRun = call("PUT", "notes", "?dryRun=true").json(tested.getBytes(StandardCharsets.UTF_8));

    for (var refused : List.of(answer, dryRun.send())) {
      var problem = assertProblem(RequestCode.BAD_DEFINITION, refused).get("details").get(0);
      assertEquals("LIB-660", problem.get("code").textValue());
      assertEquals("/tests/0/then", problem.get("pointer").textValue());
      assertTrue(refused.header("Server-Timing").contains("test;dur="));
    }
    assertEquals(1, call("GET", "notes", "").send().json().at("/tables").size());
    var again = put(tested.replace("\"create\":\"true\"", "\"create\":\"user.builder\""));
    assertEquals(2, again.json().get("version").intValue());
  }

  @Test
  void aBrokenChangeLeavesTheVersionBefore() {
    put(NOTES);

    var answer = put(NOTES.replace("\"text\"}]", "\"nonsense\"}]"));

    assertProblem(RequestCode.BAD_DEFINITION, answer);
    assertEquals(200, served());
    assertEquals(1, put(NOTES).json().get("version").intValue());
  }

  @Test
  void anAppIsSentToTheAddressOfItsName() {
    var answer = call("PUT", "other", "").json(NOTES.getBytes(StandardCharsets.UTF_8)).send();

    var error = assertProblem(RequestCode.BAD_DEFINITION, answer);
    assertTrue(error.toString().contains("/app/name"), error::toString);
  }

  @Test
  void aNameIsOneThatAddressesHold() {
    for (var name : List.of("Notes", "1notes", "no_tes", "n.o", "n%2Fo", "-n", "n".repeat(64))) {
      var answer = call("PUT", name, "").json(NOTES.getBytes(StandardCharsets.UTF_8)).send();

      assertTrue(answer.status() == 400 || answer.status() == 422, answer::toString);
    }
  }

  @Test
  void listsTheAppsOfTheBuilderAndNoOthers() {
    engine.publish("rules.json");
    put(NOTES);

    var answer =
        engine.console("GET", "/api/v1/apps").header("Authorization", builder.bearer()).send();

    assertEquals(200, answer.status());
    assertEquals(1, answer.json().get("apps").size());
    var app = answer.json().at("/apps/0");
    assertEquals("notes", app.get("name").textValue());
    assertEquals(builder.name(), app.get("user").textValue());
    assertEquals(1, app.get("version").intValue());
  }

  @Test
  void nothingIsDoneWithoutAToken() {
    for (var method : List.of("GET", "PUT", "DELETE")) {
      var path = "/api/v1/apps/" + builder.name() + "/notes/definition";
      assertProblem(
          RequestCode.NOT_SIGNED_IN,
          engine.console(method, path).json(NOTES.getBytes(StandardCharsets.UTF_8)).send());
      assertProblem(
          RequestCode.NOT_SIGNED_IN,
          engine.console(method, path).header("Authorization", "Bearer libretto_guess").send());
    }
    assertProblem(RequestCode.NOT_SIGNED_IN, engine.console("GET", "/api/v1/apps").send());
  }

  @Test
  void nothingIsDoneForAnotherBuilder() {
    put(NOTES);
    var other = engine.builder();

    for (var method : List.of("GET", "PUT")) {
      var answer =
          engine
              .console(method, "/api/v1/apps/" + builder.name() + "/notes/definition")
              .header("Authorization", other.bearer())
              .json(NOTES.replace("text", "stolen").getBytes(StandardCharsets.UTF_8))
              .send();

      assertProblem(RequestCode.FORBIDDEN, answer);
    }
    assertEquals(1, put(NOTES).json().get("version").intValue());
  }

  @Test
  void otherMethodsAreRefused() {
    for (var method : List.of("POST", "PATCH", "DELETE", "OPTIONS")) {
      assertProblem(RequestCode.METHOD_NOT_ALLOWED, call(method, "notes", "").send());
    }
  }

  @Test
  void whatIsNoDefinitionIsAProblemAndNeverAMistakeOfTheEngine() throws IOException {
    var hostile = new ArrayList<byte[]>();
    hostile.add(new byte[0]);
    hostile.add(new byte[] {0});
    hostile.add(new byte[] {(byte) 0xFF, (byte) 0xFE, '{', 0, '}', 0});
    hostile.add(new byte[] {'"', (byte) 0xC3, '"'});
    hostile.add("{\"format\":\"\\ud800\"}".getBytes(StandardCharsets.UTF_8));
    hostile.add("[".repeat(100_000).getBytes(StandardCharsets.UTF_8));
    hostile.add("{\"a\":".repeat(100_000).getBytes(StandardCharsets.UTF_8));
    hostile.add("{\"app\":1e999999999}".getBytes(StandardCharsets.UTF_8));
    hostile.add("{\"a\":1,\"a\":1}".getBytes(StandardCharsets.UTF_8));
    hostile.add(gzip(NOTES));
    hostile.add(NOTES.repeat(2).getBytes(StandardCharsets.UTF_8));
    for (var body : hostile) {
      assertProblem(RequestCode.BAD_DEFINITION, call("PUT", "notes", "").json(body).send());
      assertProblem(
          RequestCode.BAD_DEFINITION, call("PUT", "notes", "").json(body).chunked().send());
    }
    assertEquals(404, served());
  }

  @Test
  void fiftyMegabytesOfBracketsAreAProblem() {
    var brackets = new byte[50 << 20];
    Arrays.fill(brackets, (byte) '[');

    assertProblem(RequestCode.BAD_DEFINITION, call("PUT", "notes", "").json(brackets).send());
  }

  @Test
  void whatIsLargerThanAnyDefinitionIsNotEvenRead() {
    var large = new byte[65 << 20];

    assertProblem(RequestCode.TOO_LARGE, call("PUT", "notes", "").json(large).chunked().send());
  }

  private static byte[] gzip(String text) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(out)) {
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }
}
