package dev.libretto.serve.page;

import dev.libretto.expression.Expression;
import dev.libretto.expression.Expression.Constant;
import dev.libretto.expression.Expression.UserAttribute.Attribute;
import dev.libretto.expression.Knowledge;
import dev.libretto.expression.Reduction;
import dev.libretto.expression.Type.ListOf;
import dev.libretto.expression.Type.Scalar;
import dev.libretto.plan.Caller;
import dev.libretto.program.States;
import dev.libretto.program.Table;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Set;

/**
 * What the rules leave open to one caller before there is a row: a page offers nothing that is
 * certainly refused. Where a rule depends on the row the answer is yes, and the server decides when
 * it is asked; the rule itself stays here.
 */
final class Offers {

  private final Caller caller;
  private final Knowledge known;

  Offers(Caller caller) {
    this.caller = caller;
    this.known = knowledge(caller);
  }

  private static Knowledge knowledge(Caller caller) {
    var user = new EnumMap<Attribute, Expression>(Attribute.class);
    user.put(Attribute.ID, new Constant(caller.id(), Scalar.TEXT));
    user.put(Attribute.EMAIL, new Constant(caller.email(), Scalar.TEXT));
    user.put(
        Attribute.ROLES,
        new Expression.ListLiteral(
            caller.roles().stream()
                .<Expression>map(role -> new Constant(role, Scalar.TEXT))
                .toList(),
            new ListOf(Scalar.TEXT)));
    user.put(Attribute.SIGNED_IN, new Constant(caller.signedIn(), Scalar.BOOLEAN));
    user.put(Attribute.BUILDER, new Constant(caller.builder(), Scalar.BOOLEAN));
    return new Knowledge(user, Set.of(), Set.of());
  }

  /** Whether the rules together could allow the caller something; the builder is not bound. */
  boolean may(Expression... rules) {
    return caller.builder() || Arrays.stream(rules).allMatch(this::couldHold);
  }

  private boolean couldHold(Expression rule) {
    return !(about(rule) instanceof Constant(var allowed, var _)) || Boolean.TRUE.equals(allowed);
  }

  /** What is left of a condition for this caller: of other people it tells nothing. */
  Expression about(Expression condition) {
    return Reduction.of(condition, known);
  }

  /** The transitions the caller could make, in their order. */
  List<States.Transition> moves(Table table, States states) {
    var access = table.access();
    var sees = may(access.read());
    var changes = may(access.read(), access.update());
    return states.transitions().stream()
        .filter(transition ->
            caller.builder()
                || (transition.roles().isEmpty()
                    ? changes
                    : sees && transition.roles().stream().anyMatch(caller.roles()::contains)))
        .toList();
  }

  Caller caller() {
    return caller;
  }
}
