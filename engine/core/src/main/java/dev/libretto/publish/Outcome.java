package dev.libretto.publish;

import dev.libretto.access.AccessChange;
import dev.libretto.problem.Problem;
import dev.libretto.program.Program;
import dev.libretto.publish.diff.Change;
import dev.libretto.publish.load.SourceText;
import java.util.List;

/** What publishing a definition came to. */
public sealed interface Outcome {

  /** How long the stages took. */
  StageTimes times();

  /**
   * The program is published, and requests from now on are answered by it.
   *
   * @param changes what it changed
   * @param access who may do more or less than before
   * @param warnings what the author should look at
   * @param source the author's file, to show lines of
   */
  record Published(
      Program program,
      List<Change> changes,
      List<AccessChange> access,
      List<Problem> warnings,
      SourceText source,
      StageTimes times)
      implements Outcome {
    public Published {
      changes = List.copyOf(changes);
      access = List.copyOf(access);
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * A dry run found nothing against it; nothing was published.
   *
   * @param program as it would be published; ids of what is new will be others
   */
  record Publishable(
      Program program,
      List<Change> changes,
      List<AccessChange> access,
      List<Problem> warnings,
      SourceText source,
      StageTimes times)
      implements Outcome {
    public Publishable {
      changes = List.copyOf(changes);
      access = List.copyOf(access);
      warnings = List.copyOf(warnings);
    }
  }

  /** This very definition is published already. */
  record Unchanged(Program program, List<Problem> warnings, SourceText source, StageTimes times)
      implements Outcome {
    public Unchanged {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * Nothing has changed.
   *
   * @param problems at least one error, and the warnings; sorted by place
   */
  record Rejected(List<Problem> problems, SourceText source, StageTimes times) implements Outcome {
    public Rejected {
      problems = List.copyOf(problems);
    }
  }
}
