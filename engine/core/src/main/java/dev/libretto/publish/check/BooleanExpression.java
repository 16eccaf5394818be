package dev.libretto.publish.check;

import dev.libretto.expression.Compilation;
import dev.libretto.expression.Compilation.Compiled;
import dev.libretto.expression.Compilation.Finding;
import dev.libretto.expression.Compilation.Refused;
import dev.libretto.expression.ExpressionCompiler;
import dev.libretto.expression.Scope;
import dev.libretto.expression.Type;
import dev.libretto.problem.DefinitionCode;
import dev.libretto.problem.Pointer;

/** Checks an expression that decides: it is sound and results in true or false. */
final class BooleanExpression {

  private final Findings findings;

  BooleanExpression(Findings findings) {
    this.findings = findings;
  }

  /**
   * Reports what is wrong with an expression.
   *
   * @param everything the names the author may expect to be known
   * @param elsewhere why a name of {@code everything} is unknown in {@code scope}
   */
  void check(
      String text,
      Pointer at,
      Scope scope,
      Scope everything,
      String elsewhere,
      ComputedTypes computed) {
    Compilation compilation = ExpressionCompiler.compile(text, scope);
    if (compilation instanceof Compiled compiled
        && compiled.expression().type() != Type.Scalar.BOOLEAN) {
      findings.inside(
          DefinitionCode.WRONG_RESULT_TYPE,
          at,
          0,
          Math.max(1, text.codePointCount(0, text.length())),
          "This decides something, so it must be true or false, not "
              + compiled.expression().type().word()
              + ".",
          null);
    }
    if (compilation instanceof Refused refused) {
      // What needs a computed field that is refused itself is not the author's second mistake.
      boolean consequence = RowReferences.in(text).stream().anyMatch(computed::isLeftOut);
      for (Finding finding : refused.findings()) {
        if (!consequence || finding.code() == DefinitionCode.EXPRESSION_SYNTAX) {
          report(finding, text, at, scope, everything, elsewhere);
        }
      }
    }
  }

  private void report(
      Finding finding, String text, Pointer at, Scope scope, Scope everything, String elsewhere) {
    String part =
        text.substring(
            text.offsetByCodePoints(0, finding.offset()),
            text.offsetByCodePoints(0, finding.offset() + finding.length()));
    boolean knownElsewhere =
        finding.code() == DefinitionCode.UNKNOWN_NAME_IN_EXPRESSION
            && RowReferences.in(part).stream()
                .anyMatch(n -> !scope.row().containsKey(n) && everything.row().containsKey(n));
    findings.inside(
        knownElsewhere ? DefinitionCode.NOT_AVAILABLE_HERE : finding.code(),
        at,
        finding.offset(),
        finding.length(),
        knownElsewhere ? "`" + part + "` is not known here." : finding.message(),
        knownElsewhere ? elsewhere : finding.hint());
  }
}
