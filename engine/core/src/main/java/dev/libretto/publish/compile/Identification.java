package dev.libretto.publish.compile;

import dev.libretto.definition.AppDefinition;
import dev.libretto.problem.Problem;
import java.util.List;

/** What giving ids to a definition came to. */
public sealed interface Identification {

  /**
   * Every table, field and view has its id, in the records and in {@link AppDefinition#source},
   * which is the canonical document.
   */
  record Identified(AppDefinition definition) implements Identification {}

  /** It is unclear what is what; never empty. */
  record Refused(List<Problem> problems) implements Identification {
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
