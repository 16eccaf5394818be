package dev.libretto.server.cli;

import dev.libretto.definition.AppDefinition;
import dev.libretto.definition.TestDefinition;
import dev.libretto.problem.Problem;
import dev.libretto.problem.Severity;
import dev.libretto.program.AppId;
import dev.libretto.program.Program;
import dev.libretto.publish.check.Checks;
import dev.libretto.publish.compile.Compile;
import dev.libretto.publish.compile.Identification;
import dev.libretto.publish.compile.Identities;
import dev.libretto.publish.compile.NewIds;
import dev.libretto.publish.load.Load;
import dev.libretto.publish.load.Loading;
import dev.libretto.publish.load.SourceMap;
import dev.libretto.publish.load.SourceText;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A definition's file and its problems, those of the first stage that found an error.
 *
 * @param text the file, to show lines of
 * @param tests the names of the tests it declares, as far as it could be read
 * @param program what it would be if it were published as a new app; empty where it has errors
 */
record CheckedFile(
    SourceText text, List<Problem> problems, List<String> tests, Optional<Program> program) {
  CheckedFile {
    problems = List.copyOf(problems);
    tests = List.copyOf(tests);
  }

  static CheckedFile of(String file, byte[] bytes) {
    return switch (Load.load(file, bytes)) {
      case Loading.Refused(var text, var problems) ->
          new CheckedFile(text, problems, List.of(), Optional.empty());
      case Loading.Loaded(var definition, var source) -> {
        var problems = Checks.check(definition, source);
        boolean sound = problems.stream().noneMatch(one -> one.severity() == Severity.ERROR);
        yield new CheckedFile(
            source.text(),
            problems,
            definition.tests().stream().map(TestDefinition::name).toList(),
            sound ? program(definition, source) : Optional.empty());
      }
    };
  }

  private static Optional<Program> program(AppDefinition definition, SourceMap source) {
    var identification =
        Identities.assign(definition, source, Optional.empty(), new NewIds(new SecureRandom()));
    return identification instanceof Identification.Identified(var identified)
        ? Optional.of(Compile.compile(identified, new AppId(new UUID(0, 0)), "nobody", 1))
        : Optional.empty();
  }

  /** Whether it could not be published. */
  boolean hasErrors() {
    return problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
  }
}
