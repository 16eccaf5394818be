package dev.libretto.publish.load;

import dev.libretto.definition.AppDefinition;
import dev.libretto.problem.Problem;
import java.util.List;

/** What loading a file came to. */
public sealed interface Loading {

  /**
   * Its shape is sound.
   *
   * @param source finds places in the file, for the problems of later stages
   */
  record Loaded(AppDefinition definition, SourceMap source) implements Loading {}

  /**
   * It is no definition.
   *
   * @param text the file as far as it could be read, to show lines of
   * @param problems at least one error, sorted by place
   */
  record Refused(SourceText text, List<Problem> problems) implements Loading {
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
