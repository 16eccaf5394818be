package dev.libretto.expression;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.libretto.expression.Expression.Constant;
import dev.libretto.expression.Type.Scalar;
import dev.libretto.problem.DefinitionCode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Calls whose value does not depend on the row: dates written out, and the clock. */
final class ConstantCalls {
  private final Checker checker;
  private final Findings findings;

  ConstantCalls(Checker checker, Findings findings) {
    this.checker = checker;
    this.findings = findings;
  }

  @Nullable Typed call(CelExpr node) {
    return switch (node.call().function()) {
      case "now" -> clock(node, new Expression.Now(Scalar.DATE_TIME));
      case "today" -> clock(node, new Expression.Today(Scalar.DATE));
      case "date" -> literal(node, Scalar.DATE, "2026-01-01");
      case "time" -> literal(node, Scalar.TIME, "18:30:00");
      case "duration" -> literal(node, Scalar.DURATION, "PT1H30M");
      default -> literal(node, Scalar.DATE_TIME, "2026-01-01T12:00:00Z");
    };
  }

  private @Nullable Typed clock(CelExpr node, Expression expression) {
    String name = node.call().function();
    if (!node.call().args().isEmpty()) {
      findings.add(
          DefinitionCode.EXPRESSION_TYPE_MISMATCH, node, "`" + name + "` takes nothing", null);
      return null;
    }
    if (!checker.scope().clock()) {
      findings.add(
          DefinitionCode.NOT_AVAILABLE_HERE,
          node,
          "`" + name + "()` is not known here",
          "A check must hold whenever it is looked at, so it does not know the time.");
      return null;
    }
    return checker.typed(node, expression, false);
  }

  private @Nullable Typed literal(CelExpr node, Scalar type, String example) {
    String name = node.call().function();
    List<CelExpr> arguments = node.call().args();
    String hint = "It is written `" + name + "(\"" + example + "\")`.";
    if (arguments.size() != 1
        || arguments.getFirst().getKind() != CelExpr.ExprKind.Kind.CONSTANT
        || arguments.getFirst().constant().getKind() != CelConstant.Kind.STRING_VALUE) {
      findings.add(
          DefinitionCode.EXPRESSION_TYPE_MISMATCH,
          node,
          "`" + name + "` takes one text literal",
          hint);
      return null;
    }
    String written = arguments.getFirst().constant().stringValue();
    Optional<?> value =
        switch (name) {
          case "date" -> Literals.date(written);
          case "time" -> Literals.time(written);
          case "duration" -> Durations.parse(written);
          default -> Literals.dateTime(written);
        };
    if (value.isEmpty()) {
      findings.add(
          DefinitionCode.BAD_LITERAL,
          arguments.getFirst(),
          "There is no such " + type.word(),
          hint);
      return null;
    }
    return checker.typed(node, new Constant(value.get(), type), false);
  }
}
