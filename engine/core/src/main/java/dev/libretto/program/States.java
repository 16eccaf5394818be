package dev.libretto.program;

import dev.libretto.expression.Expression;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The state machine of a table: which values of one of its select fields may follow each other.
 *
 * @param field the name of the field; every row has a value of it
 * @param initial the state every new row starts in
 */
public record States(String field, String initial, List<Transition> transitions) {

  public States {
    transitions = List.copyOf(transitions);
  }

  /** The transition of this name. */
  public Optional<Transition> transition(String name) {
    return transitions.stream().filter(transition -> transition.name().equals(name)).findFirst();
  }

  /**
   * A move.
   *
   * @param from the states it leaves
   * @param guard over the row as it becomes; null where there is none
   * @param guardMessage what a person is told when the guard does not hold, or null
   * @param roles the names of the roles that may make it; empty: whoever may update the row
   */
  public record Transition(
      String id,
      String name,
      String label,
      List<String> from,
      String to,
      @Nullable Expression guard,
      @Nullable String guardMessage,
      List<String> roles,
      List<Effect> set) {
    public Transition {
      from = List.copyOf(from);
      roles = List.copyOf(roles);
      set = List.copyOf(set);
    }
  }

  /** A field's name and what the move writes into it, over the row as it becomes. */
  public record Effect(String field, Expression value) {}
}
