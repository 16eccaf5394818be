package dev.libretto.publish;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.publish.report.ProblemText;
import dev.libretto.testkit.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each definition in {@code golden/problems} has exactly the problems in the file beside it. */
final class GoldenProblemsTest {

  static final Path FOLDER = Path.of("src/test/resources/golden/problems");

  @ParameterizedTest
  @MethodSource("definitions")
  void saysWhatTheFileBesideItSays(Path definition) throws IOException {
    var found = DefinitionProblems.of(fileName(definition), Files.readAllBytes(definition));

    String report = new ProblemText(false).render(found.problems(), found.text());
    Golden.matches(
        definition.resolveSibling(fileName(definition).replace(".json", ".problems")),
        report + "\n" + ProblemText.summary(found.problems()));
  }

  @ParameterizedTest
  @MethodSource("definitions")
  void hasTheProblemItIsNamedAfter(Path definition) throws IOException {
    String number = fileName(definition).substring(0, 3);

    var found = DefinitionProblems.of(fileName(definition), Files.readAllBytes(definition));

    boolean fine = fileName(definition).endsWith("-is-fine.json") || number.equals("000");
    assertTrue(
        fine
            || found.problems().stream()
                .anyMatch(problem -> problem.code().code().equals("LIB-" + number)));
  }

  static Stream<Path> definitions() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> fileName(file).endsWith(".json")).sorted().toList().stream();
    }
  }

  private static String fileName(Path file) {
    return String.valueOf(file.getFileName());
  }
}
