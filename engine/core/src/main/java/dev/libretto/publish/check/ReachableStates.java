package dev.libretto.publish.check;

import dev.libretto.definition.FieldType;
import dev.libretto.definition.StatesDefinition;
import dev.libretto.definition.TableDefinition;
import dev.libretto.problem.DefinitionCode;
import java.util.HashSet;
import java.util.Set;

/** Some way of transitions leads from the initial state to every other. */
final class ReachableStates implements DefinitionCheck {

  @Override
  public void check(Names names, Findings findings) {
    for (var table : names.tables()) {
      if (table.states() != null) {
        check(names, table, table.states(), findings);
      }
    }
  }

  private static void check(
      Names names, TableDefinition table, StatesDefinition states, Findings findings) {
    var field = names.field(table, states.field()).orElse(null);
    if (field == null || !(field.type() instanceof FieldType.Select(var options))) {
      return;
    }
    var reached = reached(states);
    if (!options.stream().map(FieldType.Option::value).toList().containsAll(reached)) {
      // A state that is misspelt is reported where it stands; what follows from it is not.
      return;
    }
    for (int i = 0; i < options.size(); i++) {
      var state = options.get(i).value();
      if (!reached.contains(state)) {
        findings.warning(
            DefinitionCode.UNREACHABLE_STATE,
            field.at().child("options").child(i).child("value"),
            "No transition leads a row to `" + state + "`.",
            "Add a transition, or take the option away.");
      }
    }
  }

  private static Set<String> reached(StatesDefinition states) {
    var reached = new HashSet<String>();
    reached.add(states.initial());
    boolean more = true;
    while (more) {
      more = false;
      for (var transition : states.transitions()) {
        if (transition.from().stream().anyMatch(reached::contains)) {
          more |= reached.add(transition.to());
        }
      }
    }
    return reached;
  }
}
