package dev.libretto.server.cli;

import dev.libretto.definition.TestDefinition;
import dev.libretto.problem.Problem;
import dev.libretto.problem.Severity;
import dev.libretto.publish.check.Checks;
import dev.libretto.publish.load.Load;
import dev.libretto.publish.load.Loading;
import dev.libretto.publish.load.SourceText;
import java.util.List;

/**
 * A definition's file and its problems, those of the first stage that found an error.
 *
 * @param text the file, to show lines of
 * @param tests the names of the tests it declares, as far as it could be read
 */
record CheckedFile(SourceText text, List<Problem> problems, List<String> tests) {
  CheckedFile {
    problems = List.copyOf(problems);
    tests = List.copyOf(tests);
  }

  static CheckedFile of(String file, byte[] bytes) {
    return switch (Load.load(file, bytes)) {
      case Loading.Refused(var text, var problems) -> new CheckedFile(text, problems, List.of());
      case Loading.Loaded(var definition, var source) ->
          new CheckedFile(
              source.text(),
              Checks.check(definition, source),
              definition.tests().stream().map(TestDefinition::name).toList());
    };
  }

  /** Whether it could not be published. */
  boolean hasErrors() {
    return problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
  }
}
