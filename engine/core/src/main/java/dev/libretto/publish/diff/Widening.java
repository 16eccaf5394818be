package dev.libretto.publish.diff;

import dev.libretto.definition.Visibility;
import dev.libretto.expression.Expression;
import dev.libretto.expression.Rule;

/** Whether a rule or an app opens to those it was closed to. */
final class Widening {

  private Widening() {}

  /** Whether rule {@code to} may hold where rule {@code from} did not; in doubt it may. */
  static boolean widens(Expression from, Expression to) {
    return !Rule.implies(to, from);
  }

  /** Whether people may come near who could not. */
  static boolean widens(Visibility from, Visibility to) {
    return to.compareTo(from) > 0;
  }
}
