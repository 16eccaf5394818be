package dev.libretto.publish;

import dev.libretto.problem.Problem;
import dev.libretto.program.Program;
import dev.libretto.publish.diff.Assessed;
import dev.libretto.publish.diff.ChangeClass;
import dev.libretto.publish.load.SourceText;
import java.util.List;
import java.util.Set;

/** What publishing a definition came to. */
public sealed interface Outcome {

  /** How long the stages took. */
  StageTimes times();

  /**
   * The program is published, and requests from now on are answered by it.
   *
   * @param changes what it changed
   * @param warnings what the author should look at
   * @param source the author's file, to show lines of
   */
  record Published(
      Program program,
      List<Assessed> changes,
      List<Problem> warnings,
      SourceText source,
      StageTimes times)
      implements Outcome {
    public Published {
      changes = List.copyOf(changes);
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * A dry run found nothing against it; nothing was published.
   *
   * @param program as it would be published; ids of what is new will be others
   * @param missing the consent it would take besides what was given
   */
  record Publishable(
      Program program,
      List<Assessed> changes,
      Set<ChangeClass> missing,
      List<Problem> warnings,
      SourceText source,
      StageTimes times)
      implements Outcome {
    public Publishable {
      changes = List.copyOf(changes);
      missing = Set.copyOf(missing);
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * The changes are sound, but some are made only when their author has said so; nothing was
   * published.
   *
   * @param program as it would be published
   * @param missing the classes that were not accepted; never empty
   */
  record NeedsConsent(
      Program program,
      List<Assessed> changes,
      Set<ChangeClass> missing,
      List<Problem> warnings,
      SourceText source,
      StageTimes times)
      implements Outcome {
    public NeedsConsent {
      changes = List.copyOf(changes);
      missing = Set.copyOf(missing);
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
