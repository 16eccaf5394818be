package dev.libretto.definition;

import dev.libretto.problem.Pointer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A state machine over a select field, as its author wrote it.
 *
 * @param field the field whose options are the states
 * @param initial the state every new row starts in
 */
public record StatesDefinition(
    Pointer at, String field, String initial, List<Transition> transitions) {

  public StatesDefinition {
    transitions = List.copyOf(transitions);
  }

  /**
   * A move from one state to another.
   *
   * @param from the states it leaves
   * @param guard a CEL condition over the row as it becomes
   * @param roles who may make it; empty: whoever may update the row
   */
  public record Transition(
      Pointer at,
      @Nullable String id,
      String name,
      @Nullable String renamedFrom,
      String label,
      List<String> from,
      String to,
      @Nullable String guard,
      @Nullable String guardMessage,
      List<String> roles,
      List<Effect> set) {
    public Transition {
      from = List.copyOf(from);
      roles = List.copyOf(roles);
      set = List.copyOf(set);
    }
  }

  /** What a transition writes into a field: a CEL expression over the row as it becomes. */
  public record Effect(Pointer at, String field, String value) {}
}
