package dev.libretto.server.sample;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.testkit.scenario.Performance;
import dev.libretto.testkit.scenario.ScenarioFailure;
import dev.libretto.testkit.scenario.ScenarioReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scenarios that do not hold must fail, or the ones that hold would say nothing. */
final class PerformanceTest {

  private static final String DEFINITION =
      """
      {"format": "app/1", "app": {"name": "firms"}, "access": {"visibility": "invite"},
       "roles": [{"name": "manager"}],
       "tables": [{"name": "company",
         "fields": [{"name": "name", "type": "text"}, {"name": "city", "type": "text"}],
         "access": {"read": "'manager' in user.roles"}}]}
      """;

  private static final String ADDED =
      """
      "request": "POST /rest/v1/company", "as": "builder", "body": {"name": "Example Company"}\
      """;

  @TempDir private Path folder;

  private String failure(String people, String step) throws IOException {
    var file = folder.resolve("wrong.json");
    Files.writeString(
        file,
        "{\"scenario\": \"Wrong\", \"people\": [%s], \"steps\": [{\"step\": \"It goes wrong\", %s}]}"
            .formatted(people, step));
    var scenario = ScenarioReader.read(file);
    var stage = Stages.of(DEFINITION);

    var failure = assertThrows(ScenarioFailure.class, () -> Performance.of(scenario, stage));

    var message = String.valueOf(failure.getMessage());
    assertTrue(message.contains("wrong.json"), message);
    return message;
  }

  private static void assertSays(String message, String... parts) {
    for (var part : parts) {
      assertTrue(message.contains(part), message);
    }
  }

  @Test
  void saysWhatWasExpectedAndWhatCame() throws IOException {
    assertSays(
        failure(
            "",
            "\"request\": \"GET /rest/v1/company\", \"as\": \"builder\", \"expect\": {\"status\":"
                + " 404, \"headers\": {\"Content-Type\": \"text/plain\"}, \"body\": [{\"name\":"
                + " \"X\"}], \"contains\": [\"nowhere\"]}"),
        "step 1, \"It goes wrong\", as builder",
        "expected status 404, got 200",
        "header Content-Type: expected \"text/plain\", got \"application/json; charset=utf-8\"",
        "body: expected [{\"name\":\"X\"}], got []",
        "expected somewhere in the body: nowhere",
        "HTTP/1.1 200 OK");
  }

  @Test
  void whatIsWrittenHasToBeSaid() throws IOException {
    assertSays(
        failure("", ADDED + ", \"expect\": {\"status\": 201}"),
        "rows: not expected: created company: {",
        "Example Company");
  }

  @Test
  void whatIsSaidHasToBeWritten() throws IOException {
    assertSays(
        failure(
            "",
            ADDED
                + ", \"expect\": {\"status\": 201},"
                + " \"written\": [{\"created\": \"company\", \"row\": {\"name\": \"Other\"}}]"),
        "rows: expected to be created in company: {\"name\":\"Other\"}",
        "rows: not expected: created company");
  }

  @Test
  void everyFieldThatHasChangedIsNamed() throws IOException {
    var step =
        ADDED
            + ", \"headers\": {\"Prefer\": \"return=representation\"}, \"expect\": {\"status\":"
            + " 201}, \"written\": [{\"created\": \"company\"}], \"capture\": {\"id\": \"/0/id\"}},"
            + " {\"step\": \"It changes more\", \"as\": \"builder\", \"request\": \"PATCH"
            + " /rest/v1/company/${id}\", \"body\": {\"name\": \"Example Firm\", \"city\":"
            + " \"Graz\"}, \"expect\": {\"status\": 204}, \"written\": [{\"updated\": \"company\","
            + " \"row\": {\"city\": \"Graz\"}}]";

    assertSays(
        failure("", step), "not expected: updated company in [city, name, updatedAt, version]");
  }

  @Test
  void whatIsForbiddenIsFoundInHeadersToo() throws IOException {
    assertSays(
        failure(
            "",
            "\"request\": \"GET /rest/v1/company\", \"expect\": {\"status\": 401},"
                + " \"forbidden\": [\"Cache-Control\"]"),
        "anonymous must not be shown: Cache-Control");
  }

  @Test
  void somebodyNeverSees() throws IOException {
    assertSays(
        failure(
            "{\"name\": \"mia\", \"signIn\": \"invitation\", \"roles\": [\"manager\"],"
                + " \"neverSees\": [\"Example Company\"]}",
            ADDED
                + ", \"expect\": {\"status\": 201}, \"written\": [{\"created\": \"company\"}]},"
                + " {\"step\": \"She sees it\", \"as\": \"mia\","
                + " \"request\": \"GET /rest/v1/company\", \"expect\": {\"status\": 200}"),
        "step 2",
        "mia must not be shown: Example Company");
  }

  @Test
  void whatIsNowhereCannotBeForbidden() throws IOException {
    assertSays(
        failure(
            "",
            "\"request\": \"GET /rest/v1/company\", \"expect\": {\"status\": 401},"
                + " \"forbidden\": [\"Unheard-of company\"]"),
        "nobody may see [Unheard-of company], but it was never anywhere in the app");
  }

  @Test
  void aNameStandsForSomething() throws IOException {
    assertSays(
        failure("", "\"request\": \"GET /rest/v1/company/${it}\", \"expect\": {\"status\": 404}"),
        "nothing is called ${it}");
  }
}
