package dev.libretto.rows;

import dev.libretto.expression.Expression;
import dev.libretto.plan.Plan;
import dev.libretto.plan.Reach.Operation;
import dev.libretto.plan.Scope;
import dev.libretto.problem.RequestCode;
import dev.libretto.program.Table;
import org.jspecify.annotations.Nullable;

/**
 * What can be said of a caller before any row is looked at: what the credential reaches, and a rule
 * that holds for nobody. Whether a rule holds for a row is asked in the statement itself.
 */
public final class Permission {

  private Permission() {}

  /**
   * Refuses a caller who may change no row of the table; a transition may ask for a role instead of
   * the rule about updating.
   */
  static void update(Scope scope, Table table, Plan.@Nullable Move move) {
    reach(scope, table, Operation.UPDATE);
    boolean byRole =
        move != null
            && move.alone()
            && move.transitions().stream().anyMatch(transition -> !transition.roles().isEmpty());
    if (!byRole) {
      rule(scope, table.access().update());
    }
  }

  /** Refuses a caller who may do this to no row of the table. */
  static void ask(Scope scope, Table table, Operation operation) {
    reach(scope, table, operation);
    var access = table.access();
    rule(
        scope,
        switch (operation) {
          case READ -> access.read();
          case CREATE -> access.create();
          case UPDATE -> access.update();
          case DELETE -> access.delete();
        });
  }

  /** Refuses a credential that was not made for this. */
  static void reach(Scope scope, Table table, Operation operation) {
    if (!scope.caller().reach().allows(table.id(), operation)) {
      throw Refusal.of(
              RequestCode.OUT_OF_REACH,
              "The API key was not made for this: " + table.name() + ":" + operation.word(),
              "Use a key that has this among its scopes")
          .thrown();
    }
  }

  /** A rule that is never true needs no statement to say no. */
  private static void rule(Scope scope, Expression rule) {
    if (!scope.caller().builder()
        && rule instanceof Expression.Constant constant
        && !Boolean.TRUE.equals(constant.value())) {
      throw forbidden(scope);
    }
  }

  /** The refusal for a caller the rules do not allow something. */
  public static Refused forbidden(Scope scope) {
    return scope.caller().signedIn()
        ? Refusal.of(RequestCode.FORBIDDEN, "The rules of the table do not allow this", null)
            .thrown()
        : Refusal.of(
                RequestCode.NOT_SIGNED_IN,
                "The rules of the table do not allow this without a sign-in",
                "Send Authorization: Bearer with the builder's token")
            .thrown();
  }
}
