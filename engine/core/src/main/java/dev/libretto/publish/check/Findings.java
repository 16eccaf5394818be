package dev.libretto.publish.check;

import dev.libretto.expression.Compilation;
import dev.libretto.problem.DefinitionCode;
import dev.libretto.problem.Pointer;
import dev.libretto.problem.Problem;
import dev.libretto.problem.Severity;
import dev.libretto.publish.load.ProblemList;
import dev.libretto.publish.load.SourceMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what the checks find and gives each finding its place in the author's file. */
final class Findings {

  private final SourceMap source;
  private final ProblemList problems;

  Findings(SourceMap source) {
    this.source = source;
    this.problems = new ProblemList(source.text());
  }

  /** An error about the value at a pointer. */
  void error(DefinitionCode code, Pointer at, String message, @Nullable String hint) {
    problems.add(new Problem(code, Severity.ERROR, source.place(at), message, hint));
  }

  /** A warning about the value at a pointer. */
  void warning(DefinitionCode code, Pointer at, String message, @Nullable String hint) {
    problems.add(new Problem(code, Severity.WARNING, source.place(at), message, hint));
  }

  /** An error about a part of the string at a pointer, offset and length in code points. */
  void inside(
      DefinitionCode code,
      Pointer at,
      int offset,
      int length,
      String message,
      @Nullable String hint) {
    problems.add(
        new Problem(
            code, Severity.ERROR, source.inside(at, offset, length), sentence(message), hint));
  }

  /** The errors of an expression that stands at a pointer. */
  void refused(Pointer at, Compilation.Refused refused) {
    refused
        .findings()
        .forEach(f -> inside(f.code(), at, f.offset(), f.length(), f.message(), f.hint()));
  }

  /** Findings of the expression language come without a full stop. */
  private static String sentence(String message) {
    return message.endsWith(".") ? message : message + ".";
  }

  /** The line a pointer's value stands on, for hints. */
  int line(Pointer at) {
    return source.place(at).line();
  }

  List<Problem> sorted() {
    return problems.sorted();
  }
}
