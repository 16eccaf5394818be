package dev.libretto.expression;

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
    return typed == null || !checker.findings().isEmpty()
        ? new Compilation.Refused(checker.findings())
        : new Compilation.Compiled(typed.expression(), typed.nullable());
  }
}
