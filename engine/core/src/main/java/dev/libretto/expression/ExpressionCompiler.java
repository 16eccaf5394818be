package dev.libretto.expression;

import dev.libretto.problem.DefinitionCode;
import java.util.List;

/** Parses and type-checks expressions. Safe for use by several threads. */
public final class ExpressionCompiler {

  private ExpressionCompiler() {}

  /** Compiles the text of an expression in a scope. Never throws, for any text. */
  public static Compilation compile(String text, Scope scope) {
    return switch (Parsing.of(text)) {
      case Parsing.Unparsed unparsed -> new Compilation.Refused(List.of(unparsed.finding()));
      case Parsing.Parsed parsed -> check(parsed, scope);
    };
  }

  private static Compilation check(Parsing.Parsed parsed, Scope scope) {
    var checker = new Checker(scope, parsed.source());
    var typed = checker.check(parsed.root(), Environment.OUTERMOST);
    if (typed == null || !checker.findings().isEmpty()) {
      return new Compilation.Refused(checker.findings());
    }
    var cost = Costing.of(typed.expression(), scope);
    return cost.steps() > Cost.LIMIT
        ? new Compilation.Refused(List.of(tooCostly(typed, cost)))
        : new Compilation.Compiled(typed.expression(), typed.nullable(), cost);
  }

  private static Compilation.Finding tooCostly(Typed whole, Cost cost) {
    return new Compilation.Finding(
        DefinitionCode.EXPRESSION_TOO_COSTLY,
        whole.start(),
        Math.max(1, whole.end() - whole.start()),
        "It can take %,d steps for one row; %,d are allowed".formatted(cost.steps(), Cost.LIMIT),
        "Go through shorter lists, not through lists inside lists, and use fewer and shorter"
            + " patterns.");
  }
}
