package dev.libretto.server.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.server.fixture.TestEngine;
import dev.libretto.server.fixture.TestJson;
import dev.libretto.store.Wall;
import dev.libretto.testkit.scenario.ScenarioReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a sample has to have, besides scenarios that hold. */
final class SampleFolderTest {

  static List<Sample> samples() {
    return Sample.all();
  }

  @Test
  void thereAreSamples() {
    assertTrue(
        Sample.all().stream()
            .map(Sample::name)
            .toList()
            .containsAll(List.of("crm", "events", "habits", "inventory", "recipes")));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void isCalledAsItsFolderAndSaysHowToTryIt(Sample sample) throws IOException {
    var readme = sample.readme();

    assertEquals(sample.name(), sample.definition().app().name());
    assertTrue(readme.contains("./libretto run samples/" + sample.name()), readme);
    assertTrue(readme.contains("scenarios/"), "the README does not mention the scenarios");
    assertTrue(
        Files.readString(sample.folder().resolve("..").resolve("..").resolve("README.md"))
            .contains("samples/" + sample.name()),
        "the README of the repository does not lead to it");
  }

  /** Publishing performs the definition's tests and refuses it where one fails. */
  @ParameterizedTest
  @MethodSource("samples")
  void publishesWithoutAWordAgainstItAndItsRowsFit(Sample sample) {
    assertFalse(sample.definition().tests().isEmpty(), "no tests in the definition");
    assertFalse(sample.data().isEmpty(), "no rows");

    Stages.of(sample, true, Wall.ROLE);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void hasScenariosAndSomethingSomebodyMustNotSee(Sample sample) {
    assertFalse(sample.scenarios().isEmpty(), "no scenarios");
    var scenarios = sample.scenarios().stream().map(ScenarioReader::read).toList();

    assertTrue(
        scenarios.stream()
            .anyMatch(scenario ->
                scenario.people().stream().anyMatch(who -> !who.neverSees().isEmpty())
                    || scenario.steps().stream().anyMatch(step -> !step.forbidden().isEmpty())),
        "nothing is forbidden");
    assertEquals(
        scenarios.size(),
        scenarios.stream().map(scenario -> scenario.name()).collect(Collectors.toSet()).size(),
        "two scenarios have one name");
  }

  /** Rows that somebody tries first must be there to look at. */
  @ParameterizedTest
  @MethodSource("samples")
  void showsRowsInTheFirstTable(Sample sample) {
    var stage = Stages.of(sample, true, Wall.NONE);
    var table = sample.definition().tables().getFirst().name();

    var answer =
        TestEngine.shared()
            .call("GET", "/u/" + stage.builder() + "/" + stage.app() + "/rest/v1/" + table)
            .header("Authorization", "Bearer " + stage.token())
            .send();

    assertTrue(
        TestJson.strict(new String(answer.body(), StandardCharsets.UTF_8)).size() >= 5,
        answer::toString);
  }
}
