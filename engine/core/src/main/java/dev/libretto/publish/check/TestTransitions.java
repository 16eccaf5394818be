package dev.libretto.publish.check;

import dev.libretto.definition.TableDefinition;
import dev.libretto.definition.TestDefinition.Action;
import dev.libretto.problem.DefinitionCode;
import dev.libretto.problem.Suggestion;
import java.util.Optional;

/** A test moves rows by transitions there are. */
final class TestTransitions implements DefinitionCheck {

  @Override
  public void check(Names names, Findings findings) {
    for (var test : names.definition().tests()) {
      for (var action : test.when()) {
        if (action instanceof Action.Transition(var at, var name, _)
            && table(names, name).isEmpty()) {
          var known =
              names.tables().stream()
                  .filter(table -> table.states() != null)
                  .flatMap(table -> table.states().transitions().stream())
                  .map(transition -> transition.name())
                  .toList();
          findings.error(
              DefinitionCode.UNKNOWN_TRANSITION,
              at.child("name"),
              "The app has no transition `" + name + "`.",
              Suggestion.hint(name, known)
                  .orElse(
                      known.isEmpty()
                          ? "It has none at all."
                          : "Its transitions: " + String.join(", ", known) + "."));
        }
      }
    }
  }

  /** The table whose rows a transition moves. */
  static Optional<TableDefinition> table(Names names, String transition) {
    return names.tables().stream()
        .filter(table ->
            table.states() != null
                && table.states().transitions().stream()
                    .anyMatch(one -> one.name().equals(transition)))
        .findFirst();
  }
}
