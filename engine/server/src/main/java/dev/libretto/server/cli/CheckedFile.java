package dev.libretto.server.cli;

import dev.libretto.problem.Problem;
import dev.libretto.publish.check.Checks;
import dev.libretto.publish.load.Load;
import dev.libretto.publish.load.Loading;
import dev.libretto.publish.load.SourceText;
import java.util.List;

/**
 * A definition's file and its problems, those of the first stage that found an error.
 *
 * @param text the file, to show lines of
 */
record CheckedFile(SourceText text, List<Problem> problems) {
  CheckedFile {
    problems = List.copyOf(problems);
  }

  static CheckedFile of(String file, byte[] bytes) {
    return switch (Load.load(file, bytes)) {
      case Loading.Refused(var text, var problems) -> new CheckedFile(text, problems);
      case Loading.Loaded(var definition, var source) ->
          new CheckedFile(source.text(), Checks.check(definition, source));
    };
  }
}
