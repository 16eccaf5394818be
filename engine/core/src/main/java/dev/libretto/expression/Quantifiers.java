package dev.libretto.expression;

import dev.cel.common.ast.CelExpr;
import dev.libretto.expression.Expression.Quantifier;
import dev.libretto.expression.Type.ListOf;
import dev.libretto.expression.Type.Scalar;
import dev.libretto.problem.DefinitionCode;
import org.jspecify.annotations.Nullable;

/** {@code list.all(v, …)} and {@code list.exists(v, …)}. */
final class Quantifiers {
  private final Checker checker;
  private final Findings findings;

  Quantifiers(Checker checker, Findings findings) {
    this.checker = checker;
    this.findings = findings;
  }

  @Nullable Typed check(CelExpr node, Environment here) {
    var call = node.call();
    String name = call.function();
    if (call.target().isPresent() && call.args().size() == 3) {
      return checker.outside(
          node,
          "`" + name + "` with two variables is not part of the profile",
          "Leave the place in the list out: `row.list." + name + "(v, v != \"a\")`.");
    }
    if (call.target().isEmpty()
        || call.args().size() != 2
        || call.args().getFirst().getKind() != CelExpr.ExprKind.Kind.IDENT) {
      findings.add(
          DefinitionCode.EXPRESSION_TYPE_MISMATCH,
          node,
          "`" + name + "` takes a variable and a condition",
          "It is written `row.list." + name + "(v, v != \"a\")`.");
      return null;
    }
    if (!checker.scope().quantifiers()) {
      findings.add(
          DefinitionCode.NOT_AVAILABLE_HERE,
          node,
          "`" + name + "` cannot be part of a check",
          "The database holds checks as constraints; use `in` or `size()`.");
      return null;
    }
    var list = checker.check(call.target().get(), here);
    if (list == null) {
      return null;
    }
    if (!(list.type() instanceof ListOf of) || of.element() == Scalar.NULL) {
      findings.add(
          DefinitionCode.EXPRESSION_TYPE_MISMATCH,
          list,
          "`"
              + name
              + "` goes through a list, not through "
              + (list.type() instanceof ListOf ? "an empty one" : list.type().word()),
          null);
      return null;
    }
    var variable = call.args().getFirst();
    String variableName = variable.ident().name();
    if (here.variables().containsKey(variableName)
        || variableName.equals("row")
        || variableName.equals("user")) {
      findings.add(
          DefinitionCode.UNKNOWN_NAME_IN_EXPRESSION,
          variable,
          "`" + variableName + "` already means something",
          "Give the variable another name.");
      return null;
    }
    var predicate =
        checker.condition(call.args().get(1), here.with(variableName, of.element(), list));
    if (predicate == null || !checker.guarded(list)) {
      return null;
    }
    var kind = name.equals("all") ? Quantifier.Kind.ALL : Quantifier.Kind.EXISTS;
    var quantifier =
        new Quantifier(
            kind, variableName, list.expression(), predicate.expression(), Scalar.BOOLEAN);
    return checker.typed(node, quantifier, predicate.nullable());
  }
}
