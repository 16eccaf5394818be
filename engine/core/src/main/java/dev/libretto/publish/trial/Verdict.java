package dev.libretto.publish.trial;

import dev.libretto.problem.DefinitionCode;
import dev.libretto.problem.Pointer;
import dev.libretto.problem.Problem;
import dev.libretto.problem.Severity;
import dev.libretto.publish.load.SourceMap;
import org.jspecify.annotations.Nullable;

/** What came of a test. */
sealed interface Verdict {

  /** Everything came as expected. */
  record Green() implements Verdict {}

  /** Something did not. */
  record Red(DefinitionCode code, Pointer at, String message, @Nullable String hint)
      implements Verdict {

    /** The test was performed, and something else came of it than its author expects. */
    static Red failed(Pointer at, String message, @Nullable String hint) {
      return new Red(DefinitionCode.TEST_FAILED, at, message, hint);
    }

    Problem problem(SourceMap source) {
      return new Problem(code, Severity.ERROR, source.place(at), message, hint);
    }
  }
}
