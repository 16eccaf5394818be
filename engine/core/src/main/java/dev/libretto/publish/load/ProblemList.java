package dev.libretto.publish.load;

import dev.libretto.problem.DefinitionCode;
import dev.libretto.problem.Place;
import dev.libretto.problem.Pointer;
import dev.libretto.problem.Problem;
import dev.libretto.problem.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The problems of one stage over one file. Keeps a bounded number of them: nobody reads more, and a
 * hostile file would otherwise be answered with many times its own size.
 */
public final class ProblemList {

  /** How many are kept. */
  static final int MOST = 500;

  private final SourceText text;
  private final List<Problem> problems = new ArrayList<>();
  private int unseen;

  /** An empty list of problems in a text. */
  public ProblemList(SourceText text) {
    this.text = text;
  }

  /** Adds an error about a stretch of the text. */
  void error(
      DefinitionCode code, Pointer at, int start, int end, String message, @Nullable String hint) {
    add(new Problem(code, Severity.ERROR, text.place(at, start, end), message, hint));
  }

  /** Adds a problem. */
  public void add(Problem problem) {
    if (problems.size() < MOST) {
      problems.add(problem);
    } else {
      unseen++;
    }
  }

  /** Whether none was found. */
  public boolean isEmpty() {
    return problems.isEmpty();
  }

  /** All kept problems by place; the last says how many were not kept, if any. */
  public List<Problem> sorted() {
    var sorted = new ArrayList<Problem>(problems);
    sorted.sort(BY_PLACE);
    if (unseen > 0) {
      Place end = sorted.getLast().place();
      sorted.add(
          new Problem(
              DefinitionCode.TOO_MANY_PROBLEMS,
              Severity.ERROR,
              end,
              unseen + " further problems are not shown.",
              "Solve these first."));
    }
    return List.copyOf(sorted);
  }

  /** File, then line, then column, then code. */
  private static final Comparator<Problem> BY_PLACE =
      Comparator.<Problem, String>comparing(problem -> problem.place().file())
          .thenComparingInt(problem -> problem.place().line())
          .thenComparingInt(problem -> problem.place().column())
          .thenComparingInt(problem -> problem.code().number());
}
