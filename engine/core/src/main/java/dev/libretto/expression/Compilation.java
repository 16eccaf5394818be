package dev.libretto.expression;

import dev.libretto.problem.DefinitionCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What compiling an expression's text came to. */
public sealed interface Compilation {

  /**
   * A sound expression.
   *
   * @param nullable whether its value can be null because of a field's value (not counting
   *     operations without an answer)
   * @param cost how much work it is, within {@link Cost#LIMIT}
   */
  record Compiled(Expression expression, boolean nullable, Cost cost) implements Compilation {}

  /** All that is wrong with it; never empty. */
  record Refused(List<Finding> findings) implements Compilation {
    public Refused {
      findings = List.copyOf(findings);
    }
  }

  /**
   * One thing that is wrong.
   *
   * @param offset where, in code points from the start of the text
   * @param length how many code points it concerns, at least 1
   */
  record Finding(
      DefinitionCode code, int offset, int length, String message, @Nullable String hint) {}
}
