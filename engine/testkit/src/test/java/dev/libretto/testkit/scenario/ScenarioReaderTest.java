package dev.libretto.testkit.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.libretto.testkit.scenario.Scenario.SignIn;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScenarioReaderTest {

  private static final String GOOD =
      """
      {
        "scenario": "A deal is its owner's",
        "people": [{"name": "ann", "signIn": "invitation", "roles": ["sales"]}],
        "steps": [
          {"step": "Ann looks", "as": "ann", "request": "GET /rest/v1/deal", "expect": {"status": 200}}
        ]
      }
      """;

  @Test
  void readsWhoDoesWhat() {
    var scenario = ScenarioReader.read("deals.json", GOOD);

    assertEquals(SignIn.INVITATION, scenario.people().getFirst().signIn());
    var step = scenario.steps().getFirst();
    assertEquals(List.of("ann"), step.as());
    assertEquals("GET", step.method());
    assertEquals("/rest/v1/deal", step.path());
    assertEquals(200, step.expected().status());
  }

  /** What is replaced by what, and what is said of it; a bar stands for a quotation mark. */
  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "|status|: 200 => |statuss|: 200 => deals.json at /steps/0/expect/status: a whole number is"
            + " required here",
        "|status|: 200 => |status|: 200, |stauts|: 1 => deals.json at /steps/0/expect/stauts:"
            + " unknown key; those here are status, headers, body, contains",
        "|as|: |ann| => |as|: |bob| => deals.json at /steps/0/as: nobody is called bob",
        "GET /rest => FETCH /rest => deals.json at /steps/0/request: a method and a path",
        "|request|: => |requests|: => deals.json at /steps/0/request: exactly one of request and"
            + " console",
        "|invitation| => |password| => deals.json at /people/0/signIn: one of [invitation, key,"
            + " link, signUp]",
        "|invitation| => |key| => deals.json at /people/0/scopes: a key has scopes",
        "|invitation| => |signUp| => deals.json at /people/0/roles: nobody has given them roles",
        "|expect|: => |forbidden|: [|a<b>|], |expect|: => deals.json at /steps/0/forbidden: a"
            + " fragment has",
        "|expect|: => |forbidden|: [|ab|], |expect|: => deals.json at /steps/0/forbidden: a"
            + " fragment has",
        "|expect|: => |written|: [{|row|: {}}], |expect|: => deals.json at /steps/0/written/0/:"
            + " created, updated or deleted",
        "|expect|: => |step|: |again|, |expect|: => deals.json:5:",
        "|A deal is its owner's| => 7 => deals.json at /scenario: a text is required here"
      })
  void saysWhereItIsWrong(String text, String otherwise, String message) {
    var bad = GOOD.replace(text.replace('|', '"'), otherwise.replace('|', '"'));

    var failure = assertThrows(ScenarioFailure.class, () -> ScenarioReader.read("deals.json", bad));

    var said = String.valueOf(failure.getMessage());
    assertEquals(message, said.substring(0, Math.min(message.length(), said.length())), said);
  }

  @Test
  void aScenarioDoesSomething() {
    var empty = "{\"scenario\": \"Nothing\", \"steps\": []}";

    assertThrows(ScenarioFailure.class, () -> ScenarioReader.read("empty.json", empty));
  }
}
