package dev.libretto.access;

import dev.libretto.expression.Expression;
import dev.libretto.expression.Knowledge;
import dev.libretto.expression.Reduction;
import dev.libretto.expression.Rule;

/** What a rule comes to for a kind of caller. */
public sealed interface Verdict {

  /** For no row. */
  record Never() implements Verdict {}

  /** For every row. */
  record Always() implements Verdict {}

  /**
   * It depends.
   *
   * @param rule what is left to ask of the row, the clock, or the one caller
   */
  record Some(Expression rule) implements Verdict {}

  /** What a rule comes to with what is known. */
  static Verdict of(Expression rule, Knowledge known) {
    var left = Rule.simplified(Reduction.of(rule, known));
    return left instanceof Expression.Constant constant
        ? Boolean.TRUE.equals(constant.value()) ? new Always() : new Never()
        : new Some(left);
  }

  /** The rule that comes to this. */
  default Expression rule() {
    return switch (this) {
      case Never _ -> Rule.any();
      case Always _ -> Rule.all();
      case Some(var rule) -> rule;
    };
  }
}
