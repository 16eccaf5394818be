package dev.libretto.expression;

import dev.cel.common.ast.CelExpr;
import dev.libretto.expression.Expression.Constant;
import dev.libretto.expression.Type.Scalar;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Calls of CEL that stand for others of the profile, so that no evaluator has to know them: the
 * greatest of many, rounding to a whole number, a conversion to the type a value already has.
 */
final class Shorthands {
  private final Checker checker;
  private final Operations operations;

  Shorthands(Checker checker, Operations operations) {
    this.checker = checker;
    this.operations = operations;
  }

  static boolean isOne(String name) {
    return switch (name) {
      case "math.greatest", "math.least", "math.round", "int", "decimal", "string" -> true;
      default -> false;
    };
  }

  /** The name in the catalogue that a name stands for. */
  static String of(String name) {
    return name.equals("math.round") ? "round" : name;
  }

  @Nullable Typed call(CelExpr node, String name, List<Overload> overloads, List<Typed> operands) {
    return switch (name) {
      case "math.greatest", "math.least" -> choice(node, name, overloads, operands);
      case "math.round" -> rounded(node, overloads, operands);
      default -> conversion(node, name, overloads, operands);
    };
  }

  private @Nullable Typed choice(
      CelExpr node, String name, List<Overload> overloads, List<Typed> operands) {
    if (operands.isEmpty()) {
      return operations.resolve(node, name, overloads, operands);
    }
    if (operands.size() == 1) {
      // Of one there is nothing to choose, but it has to be something there is an order of.
      var only = operands.getFirst();
      return operations.resolve(node, name, overloads, List.of(only, only)) == null ? null : only;
    }
    return halves(node, name, overloads, Coercion.together(operands));
  }

  /** Half of them and the other half, so that many operands do not make a deep expression. */
  private @Nullable Typed halves(
      CelExpr node, String name, List<Overload> overloads, List<Typed> operands) {
    if (operands.size() == 1) {
      return operands.getFirst();
    }
    int half = operands.size() / 2;
    var one = halves(node, name, overloads, operands.subList(0, half));
    if (one == null) {
      return null;
    }
    var other = halves(node, name, overloads, operands.subList(half, operands.size()));
    return other == null ? null : operations.resolve(node, name, overloads, List.of(one, other));
  }

  private @Nullable Typed rounded(CelExpr node, List<Overload> overloads, List<Typed> operands) {
    var all = new ArrayList<>(operands);
    if (!operands.isEmpty()) {
      all.add(checker.typed(node, new Constant(0L, Scalar.INTEGER), false));
    }
    return operations.resolve(node, "math.round", overloads, all);
  }

  private @Nullable Typed conversion(
      CelExpr node, String name, List<Overload> overloads, List<Typed> operands) {
    if (operands.size() == 1 && operands.getFirst().type().equals(overloads.getFirst().result())) {
      return checker.guarded(operands.getFirst()) ? operands.getFirst() : null;
    }
    return operations.resolve(node, name, overloads, operands);
  }
}
