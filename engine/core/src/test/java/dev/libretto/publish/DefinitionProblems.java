package dev.libretto.publish;

import dev.libretto.problem.Problem;
import dev.libretto.publish.check.Checks;
import dev.libretto.publish.load.Load;
import dev.libretto.publish.load.Loading;
import dev.libretto.publish.load.SourceText;
import java.util.List;

/** The problems of a definition up to the gate before compiling, and its text. */
public record DefinitionProblems(List<Problem> problems, SourceText text) {

  /** Loads, and where that goes well, checks. */
  public static DefinitionProblems of(String file, byte[] bytes) {
    return switch (Load.load(file, bytes)) {
      case Loading.Refused refused -> new DefinitionProblems(refused.problems(), refused.text());
      case Loading.Loaded loaded ->
          new DefinitionProblems(
              Checks.check(loaded.definition(), loaded.source()), loaded.source().text());
    };
  }
}
