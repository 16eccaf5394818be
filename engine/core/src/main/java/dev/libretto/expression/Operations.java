package dev.libretto.expression;

import dev.cel.common.ast.CelExpr;
import dev.libretto.expression.Expression.Call;
import dev.libretto.expression.Expression.Constant;
import dev.libretto.expression.Type.ListOf;
import dev.libretto.expression.Type.Scalar;
import dev.libretto.problem.DefinitionCode;
import dev.libretto.problem.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Functions, methods and arithmetic: finds the overload, and asks that no operand be null. */
final class Operations {
  private final Checker checker;
  private final Findings findings;

  Operations(Checker checker, Findings findings) {
    this.checker = checker;
    this.findings = findings;
  }

  @Nullable Typed call(CelExpr node, Environment here) {
    var call = node.call();
    var target = call.target();
    boolean math = target.isPresent() && isName(target.get(), "math", here);
    boolean method = target.isPresent() && !math;
    String name = math ? "math." + call.function() : call.function();
    if (!method && isConstantOrClock(name) && !(name.equals("date") && isWorkedOut(call.args()))) {
      return new ConstantCalls(checker, findings).call(node);
    }
    var overloads =
        Catalogue.overloads(Shorthands.of(name)).stream()
            .filter(o -> o.method() == method)
            .toList();
    if (overloads.isEmpty()) {
      return unknown(node, name, method);
    }
    var nodes = new ArrayList<CelExpr>();
    if (method) {
      target.ifPresent(nodes::add);
    }
    nodes.addAll(call.args());
    var operands = checker.checkAll(nodes, here);
    return operands == null
        ? null
        : Shorthands.isOne(name)
            ? new Shorthands(checker, this).call(node, name, overloads, operands)
            : resolve(node, name, overloads, operands);
  }

  private static boolean isName(CelExpr node, String name, Environment here) {
    return node.getKind() == CelExpr.ExprKind.Kind.IDENT
        && node.ident().name().equals(name)
        && !here.variables().containsKey(name);
  }

  private static boolean isConstantOrClock(String name) {
    return switch (name) {
      case "date", "time", "timestamp", "duration", "now", "today" -> true;
      default -> false;
    };
  }

  /** Only an instant becomes a date; a literal is checked as one. */
  private static boolean isWorkedOut(List<CelExpr> arguments) {
    return arguments.size() == 1
        && arguments.getFirst().getKind() != CelExpr.ExprKind.Kind.CONSTANT;
  }

  /** The call by the overload that takes the operands; says what is wrong where none does. */
  @Nullable Typed resolve(
      CelExpr node, String name, List<Overload> overloads, List<Typed> operands) {
    var exact = find(overloads, operands);
    // `1 + 1.5` means decimals; `1 + 1` has its own overload and never gets here.
    var fitting = exact.isPresent() ? operands : Coercion.together(operands);
    var found = exact.isPresent() ? exact : find(overloads, fitting);
    if (found.isEmpty() || operands.stream().anyMatch(Typed::isNullLiteral)) {
      return mismatch(node, name, overloads, operands);
    }
    boolean guarded = true;
    for (var operand : operands) {
      guarded &= checker.guarded(operand);
    }
    var overload = found.get();
    if (!guarded || !literalsFit(overload.function(), fitting)) {
      return null;
    }
    var arguments = fitting.stream().map(Typed::expression).toList();
    if (overload.parameters().equals(List.of(Scalar.DURATION, Scalar.DATE_TIME))) {
      // A sum is the same from either side; it is performed from the instant's.
      arguments = arguments.reversed();
    }
    return checker.typed(node, new Call(overload.function(), arguments, overload.result()), false);
  }

  private static Optional<Overload> find(List<Overload> overloads, List<Typed> operands) {
    var types = operands.stream().map(Typed::type).toList();
    return overloads.stream().filter(overload -> overload.accepts(types)).findFirst();
  }

  private @Nullable Typed mismatch(
      CelExpr node, String name, List<Overload> overloads, List<Typed> operands) {
    var types = operands.stream().map(Typed::type).toList();
    if (name.equals("_+_") && types.stream().allMatch(ListOf.class::isInstance)) {
      return checker.outside(
          node,
          "Lists are not joined in the profile",
          "Ask each of them: `x in row.one || x in row.other`.");
    }
    String given = types.stream().map(Type::word).collect(Collectors.joining(" and "));
    String operation = Catalogue.isName(name) ? name : Catalogue.sign(name);
    String hint = types.size() == 2 ? Coercion.hint(types.get(0), types.get(1)) : null;
    if (operation.equals("+") && types.equals(List.of(Scalar.DATE, Scalar.INTEGER))) {
      hint = "Use `.addDays(…)`.";
    } else if (operation.equals("-") && types.equals(List.of(Scalar.DATE, Scalar.DATE))) {
      hint = "Use `daysBetween(earlier, later)`.";
    } else if (hint == null) {
      hint =
          "It takes "
              + overloads.stream()
                  .map(overload -> "`" + overload.signature() + "`")
                  .distinct()
                  .collect(Collectors.joining(", "))
              + ".";
    }
    findings.add(
        DefinitionCode.EXPRESSION_TYPE_MISMATCH,
        node,
        given.isEmpty()
            ? "`" + operation + "` needs operands"
            : "`" + operation + "` does not take " + given,
        hint);
    return null;
  }

  /** A few operands have to be literals, for their value matters before any row is seen. */
  private boolean literalsFit(Function function, List<Typed> operands) {
    return switch (function) {
      case TEXT_MATCHES -> isRegex(operands.get(1));
      case DECIMAL_ROUND -> isDigits(operands.get(1));
      default -> true;
    };
  }

  private boolean isRegex(Typed operand) {
    if (!(operand.expression() instanceof Constant constant)
        || !(constant.value() instanceof String pattern)) {
      findings.add(
          DefinitionCode.EXPRESSION_TYPE_MISMATCH,
          operand,
          "The pattern of `matches` is a literal",
          "For a text from a field use `contains`, `startsWith` or `endsWith`.");
      return false;
    }
    return switch (Regex.parse(pattern)) {
      case Regex.Sound _ -> true;
      case Regex.Refused refused -> {
        var place = findings.source().inside(operand, pattern, refused.offset(), refused.length());
        findings.add(
            DefinitionCode.BAD_REGEX,
            place.start(),
            place.end(),
            refused.message(),
            refused.hint());
        yield false;
      }
    };
  }

  private boolean isDigits(Typed operand) {
    if (operand.expression() instanceof Constant constant
        && constant.value() instanceof Long digits
        && digits >= 0
        && digits <= Numbers.SCALE) {
      return true;
    }
    findings.add(
        DefinitionCode.BAD_LITERAL,
        operand,
        "The digits to round to are a literal from 0 to 12",
        "Such as `round(row.price, 2)`.");
    return false;
  }

  private @Nullable Typed unknown(CelExpr node, String name, boolean method) {
    String shown = method ? "." + name + "()" : name + "()";
    var instead = Elsewhere.function(name);
    if (instead.isPresent()) {
      return checker.outside(node, "`" + shown + "` is not part of the profile", instead.get());
    }
    var otherForm = Catalogue.overloads(name).stream().findFirst();
    var hint =
        otherForm
            .map(overload -> "It is written `" + overload.signature() + "`.")
            .or(() ->
                Suggestion.nearest(name, Catalogue.names())
                    .map(known -> "Did you mean `" + known + "`?"))
            .orElse(null);
    findings.add(
        DefinitionCode.UNKNOWN_FUNCTION, node, "There is no function `" + shown + "`", hint);
    return null;
  }
}
