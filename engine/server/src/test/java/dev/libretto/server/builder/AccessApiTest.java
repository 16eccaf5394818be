package dev.libretto.server.builder;

import static dev.libretto.server.fixture.RestAssertions.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.problem.RequestCode;
import dev.libretto.server.fixture.Answer;
import dev.libretto.server.fixture.TestBuilder;
import dev.libretto.server.fixture.TestEngine;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** {@code /api/v1/apps/{user}/{app}/access}, and what publishing says of access. */
final class AccessApiTest {

  private static final String NOTES =
      """
      {"format":"app/1","app":{"name":"notes"},"access":{"visibility":"public"},
       "roles":[{"name":"editor"}],
       "tables":[{"name":"note","fields":[
           {"name":"text","type":"text","required":true},
           {"name":"phone","type":"text","read":"'editor' in user.roles"}],
         "access":{"read":"user.signedIn","create":"true"}}]}
      """;

  private final TestEngine engine = TestEngine.shared();
  private final TestBuilder builder = engine.builder();

  private Answer put(TestBuilder by, String query, String definition) {
    return engine
        .console("PUT", "/api/v1/apps/" + builder.name() + "/notes/definition" + query)
        .header("Authorization", by.bearer())
        .json(definition.getBytes(StandardCharsets.UTF_8))
        .send();
  }

  private Answer access(TestBuilder by) {
    return engine
        .console("GET", "/api/v1/apps/" + builder.name() + "/notes/access")
        .header("Authorization", by.bearer())
        .send();
  }

  @Test
  void saysWhoCanDoWhatWithThePublishedVersion() {
    var published = put(builder, "", NOTES);

    var answer = access(builder);

    assertEquals(200, answer.status(), answer::toString);
    assertEquals('"' + published.json().get("digest").textValue() + '"', answer.header("ETag"));
    assertEquals(0, published.json().get("access").size());
    assertEquals("public", answer.json().get("visibility").textValue());
    var read = answer.json().at("/tables/0/rights/0/who");
    assertEquals("never", read.at("/anonymous/allowed").textValue());
    assertEquals("always", read.at("/signedIn/allowed").textValue());
    var phone = answer.json().at("/tables/0/rights/4");
    assertEquals("phone", phone.path("field").textValue());
    assertEquals("never", phone.at("/who/signedIn/allowed").textValue());
    assertEquals("always", phone.at("/who/role:editor/allowed").textValue());
  }

  @Test
  void aDryRunSaysWhatWouldBecomeWider() {
    put(builder, "", NOTES);

    var answer = put(builder, "?dryRun=true", NOTES.replace("'editor' in user.roles", "true"));

    assertEquals(200, answer.status(), answer::toString);
    var change = answer.json().at("/access/0");
    assertEquals("wider", change.path("change").textValue());
    assertEquals("signedIn", change.path("principal").textValue());
    assertEquals("phone", change.path("field").textValue());
    assertEquals("Signed in can now read note.phone", change.path("text").textValue());
    assertEquals(1, answer.json().get("access").size(), answer::toString);
  }

  @Test
  void whoGainsAFieldIsAskedAbout() {
    put(builder, "", NOTES);
    var wider = NOTES.replace("'editor' in user.roles", "true");

    var kept = put(builder, "", wider);
    var narrower = put(builder, "", NOTES.replace("'editor' in user.roles", "false"));

    assertProblem(RequestCode.CONSENT_NEEDED, kept);
    assertEquals("phone", kept.json().at("/access/0/field").textValue());
    assertEquals("widens-access", kept.json().at("/consent/0").textValue());
    assertEquals(200, narrower.status(), narrower::toString);
    assertEquals("narrower", narrower.json().at("/access/0/change").textValue());
    assertEquals("role:editor", narrower.json().at("/access/0/principal").textValue());
    assertEquals(200, put(builder, "?accept=widens-access", wider).status());
  }

  @Test
  void whatIsSensitiveIsNotPublishedForEverybody() {
    var answer =
        put(
            builder,
            "",
            NOTES
                .replace("\"read\":\"'editor' in user.roles\"", "\"sensitive\":true")
                .replace("\"read\":\"user.signedIn\"", "\"read\":\"true\""));

    assertEquals(422, answer.status(), answer::toString);
    assertTrue(answer.text().contains("LIB-390"), answer::toString);
    assertProblem(RequestCode.NOT_FOUND, access(builder));
  }

  @Test
  void isForTheBuilderOfTheAppAlone() {
    put(builder, "", NOTES);

    var other = access(engine.builder());
    var nobody = engine.console("GET", "/api/v1/apps/" + builder.name() + "/notes/access").send();

    assertProblem(RequestCode.FORBIDDEN, other);
    assertProblem(RequestCode.NOT_SIGNED_IN, nobody);
    assertFalse(other.text().contains("phone"), other::toString);
  }
}
