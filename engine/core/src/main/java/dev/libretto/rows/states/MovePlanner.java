package dev.libretto.rows.states;

import dev.libretto.plan.Caller;
import dev.libretto.plan.Plan;
import dev.libretto.plan.Plan.Assignment;
import dev.libretto.program.States;
import dev.libretto.program.States.Transition;
import dev.libretto.program.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the transitions a change of a row may be. */
public final class MovePlanner {

  private MovePlanner() {}

  /** What the change of state among these values may come by; null where there is none. */
  public static Plan.@Nullable Move of(Table table, List<Assignment> values, Caller caller) {
    var states = table.states();
    if (states == null) {
      return null;
    }
    for (var assignment : values) {
      if (assignment.field().name().equals(states.field())
          && assignment.value() instanceof String to) {
        return new Plan.Move(
            assignment.field(),
            to,
            leadingTo(states, to).stream().filter(move -> isFor(move, caller)).toList(),
            values.size() == 1,
            false);
      }
    }
    return null;
  }

  /** One transition that was asked for by its name. */
  public static Plan.Move named(Table table, States states, Transition transition, Caller caller) {
    return new Plan.Move(
        table.field(states.field()).orElseThrow(),
        transition.to(),
        isFor(transition, caller) ? List.of(transition) : List.of(),
        true,
        true);
  }

  /** The transitions that end in a state, in their order. */
  static List<Transition> leadingTo(States states, String to) {
    return states.transitions().stream().filter(move -> move.to().equals(to)).toList();
  }

  /** Whether the caller's roles allow the transition; the app's builder may make every move. */
  static boolean isFor(Transition transition, Caller caller) {
    return caller.builder()
        || transition.roles().isEmpty()
        || transition.roles().stream().anyMatch(caller.roles()::contains);
  }
}
