package dev.libretto.expression;

import dev.cel.common.ast.CelExpr;
import dev.libretto.expression.Compilation.Finding;
import dev.libretto.problem.DefinitionCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with one expression. */
final class Findings {
  private final Source source;
  private final Set<Finding> found = new LinkedHashSet<>();

  Findings(Source source) {
    this.source = source;
  }

  Source source() {
    return source;
  }

  void add(DefinitionCode code, CelExpr node, String message, @Nullable String hint) {
    add(code, source.start(node), source.end(node), message, hint);
  }

  void add(DefinitionCode code, Typed part, String message, @Nullable String hint) {
    add(code, part.start(), part.end(), message, hint);
  }

  void add(DefinitionCode code, int start, int end, String message, @Nullable String hint) {
    found.add(new Finding(code, start, Math.max(1, end - start), message, hint));
  }

  /** The part of the text, for messages; a long one is cut short. */
  String quote(Typed part) {
    int end = Math.min(part.end(), part.start() + 40);
    String text = source.slice(part.start(), end);
    return "`" + (end < part.end() ? text + "…" : text) + "`";
  }

  /** In the order of the text. */
  List<Finding> all() {
    var all = new ArrayList<>(found);
    all.sort(Comparator.comparingInt(Finding::offset).thenComparing(Finding::code));
    return all;
  }
}
