package dev.libretto.rows.states;

import dev.libretto.plan.Plan;
import dev.libretto.problem.RequestCode;
import dev.libretto.program.States;
import dev.libretto.program.States.Transition;
import dev.libretto.rows.Permission;
import dev.libretto.rows.Refusal;
import dev.libretto.rows.Refusal.FieldFault;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Why a row stays in its state. The nearest reason is given: that it stands elsewhere, that others
 * make the move, that the guard does not hold, or that the row is not the caller's to change.
 */
public final class Blocked {

  private final States states;
  private final Plan.Move move;
  private final Plan.Update update;

  /** The reason for an update with a move. */
  public Blocked(States states, Plan.Move move, Plan.Update update) {
    this.states = states;
    this.move = move;
    this.update = update;
  }

  /** The transitions the reason is looked for in. */
  public List<Transition> transitions() {
    return move.named()
        ? move.transitions().isEmpty()
            ? MovePlanner.leadingTo(states, move.to())
            : move.transitions()
        : MovePlanner.leadingTo(states, move.to());
  }

  /**
   * The refusal.
   *
   * @param state the row's state; null where the caller may not know it, who is told nothing then
   * @param mayUpdate whether the table's rule about updating allows the change
   * @param guards whether the guard of each of {@link #transitions()} holds
   */
  public Refusal refusal(@Nullable String state, boolean mayUpdate, List<Boolean> guards) {
    var leaving = new ArrayList<Transition>();
    var guarded = new ArrayList<Transition>();
    var transitions = transitions();
    for (int index = 0; index < transitions.size(); index++) {
      var transition = transitions.get(index);
      if (state != null && transition.from().contains(state)) {
        leaving.add(transition);
        if (MovePlanner.isFor(transition, update.scope().caller())) {
          if (guards.get(index)) {
            return Permission.forbidden(update.scope()).refusal();
          }
          guarded.add(transition);
        }
      }
    }
    if (!move.named() && move.to().equals(state)) {
      // Staying is no move, so it was the rule about updating that was not met.
      return Permission.forbidden(update.scope()).refusal();
    }
    if (leaving.isEmpty()) {
      return elsewhere(state);
    }
    return guarded.isEmpty() ? forOthers(leaving) : guard(guarded.getFirst());
  }

  private Refusal elsewhere(@Nullable String state) {
    if (state == null) {
      return at(
          RequestCode.NO_TRANSITION,
          "No transition leads the row to '%s'".formatted(move.to()),
          null);
    }
    var ways =
        states.transitions().stream()
            .filter(transition -> transition.from().contains(state))
            .map(transition -> "'" + transition.to() + "' by " + transition.name())
            .distinct()
            .collect(Collectors.joining(", "));
    var message = "No transition leads from '%s' to '%s'".formatted(state, move.to());
    return at(
        RequestCode.NO_TRANSITION,
        message,
        "From here the row can move to " + (ways.isEmpty() ? "no other state" : ways));
  }

  private Refusal forOthers(List<Transition> leaving) {
    var roles =
        leaving.stream()
            .flatMap(transition -> transition.roles().stream())
            .distinct()
            .collect(Collectors.joining(", "));
    return at(
        RequestCode.TRANSITION_FORBIDDEN,
        "'" + leaving.getFirst().name() + "' is for others",
        "It takes one of the roles " + roles);
  }

  private Refusal guard(Transition transition) {
    var message = transition.guardMessage();
    return at(
        RequestCode.GUARD_FAILED,
        message == null
            ? "The condition of '" + transition.name() + "' does not hold for this row"
            : message,
        null);
  }

  private Refusal at(RequestCode code, String message, @Nullable String hint) {
    var field = move.field().name();
    return new Refusal(
        code, message, null, hint, List.of(new FieldFault(field, "/" + field, code, message)));
  }
}
