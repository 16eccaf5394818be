package dev.libretto.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.problem.DefinitionCode;
import dev.libretto.publish.report.ProblemText;
import dev.libretto.testkit.Golden;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each definition in {@code golden/problems} has exactly the problems in the file beside it. A file
 * {@code x.previous.json} is what was published before {@code x.json}.
 */
final class GoldenProblemsTest {

  /** Too large for a file: {@code HugeDefinitionTest} makes them. */
  static final Set<DefinitionCode> BY_SIZE =
      Set.of(
          DefinitionCode.FILE_TOO_LARGE,
          DefinitionCode.TOO_MANY_VALUES,
          DefinitionCode.TOO_MANY_PROBLEMS);

  @ParameterizedTest
  @MethodSource("dev.libretto.publish.Samples#definitions")
  void saysWhatTheFileBesideItSays(Path definition) {
    var found = problems(definition);

    String report = new ProblemText(false).render(found.problems(), found.text());
    Golden.matches(
        definition.resolveSibling(Samples.name(definition).replace(".json", ".problems")),
        report + "\n" + ProblemText.summary(found.problems()));
  }

  @ParameterizedTest
  @MethodSource("dev.libretto.publish.Samples#definitions")
  void hasTheProblemItIsNamedAfter(Path definition) {
    String number = Samples.name(definition).substring(0, 3);

    var found = problems(definition).problems();

    boolean fine = Samples.name(definition).contains("-fine") || number.equals("000");
    assertTrue(
        fine || found.stream().anyMatch(problem -> problem.code().code().equals("LIB-" + number)));
  }

  @Test
  void coversEveryCodeUpToTheViews() {
    List<String> shown =
        Samples.definitions().stream().map(f -> Samples.name(f).substring(0, 3)).toList();

    List<DefinitionCode> missing =
        Arrays.stream(DefinitionCode.values())
            .filter(code -> code.number() < 600 && !BY_SIZE.contains(code))
            .filter(code -> !shown.contains(String.valueOf(code.number())))
            .toList();

    assertEquals(List.of(), missing);
  }

  private static DefinitionProblems problems(Path definition) {
    Path previous =
        definition.resolveSibling(Samples.name(definition).replace(".json", ".previous.json"));
    return Files.exists(previous)
        ? DefinitionProblems.over(
            Samples.bytes(previous), Samples.name(definition), Samples.bytes(definition))
        : DefinitionProblems.of(Samples.name(definition), Samples.bytes(definition));
  }
}
