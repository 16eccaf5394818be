package dev.libretto.publish.check;

import dev.libretto.definition.TableDefinition;
import dev.libretto.definition.TriggerDefinition;
import dev.libretto.kind.FieldKind;
import dev.libretto.problem.DefinitionCode;
import dev.libretto.problem.Suggestion;
import java.util.List;

/** Triggers have names of their own and are about events that can happen. */
final class TriggerEvents implements DefinitionCheck {

  @Override
  public void check(Names names, Findings findings) {
    var seen = new Duplicates(DefinitionCode.DUPLICATE_TRIGGER, findings);
    for (var trigger : names.definition().triggers()) {
      var message = "The app has two triggers `" + trigger.name() + "`.";
      seen.note(trigger.name(), trigger.at().child("name"), message);
      names
          .expectTable(trigger.table(), trigger.at().child("table"), findings)
          .ifPresent(table -> event(names, trigger, table, findings));
    }
  }

  private static void event(
      Names names, TriggerDefinition trigger, TableDefinition table, Findings findings) {
    if (trigger.on().startsWith(TriggerDefinition.TRANSITION)) {
      transition(trigger, table, findings);
    }
    var at = trigger.at().child("fields");
    if (!trigger.fields().isEmpty() && !trigger.on().equals(TriggerDefinition.UPDATED)) {
      findings.error(
          DefinitionCode.UNFIT_TRIGGER_FIELDS,
          at,
          "`" + trigger.on() + "` happens to a row as a whole, not to some of its fields.",
          "Leave `fields` out; it goes with `row.updated`.");
      return;
    }
    for (int i = 0; i < trigger.fields().size(); i++) {
      var name = trigger.fields().get(i);
      var place = at.child(i);
      names
          .expectField(table, name, place, findings)
          .filter(field -> FieldKind.of(field.type()).isWorkedOut())
          .ifPresent(field ->
              findings.error(
                  DefinitionCode.UNFIT_TRIGGER_FIELDS,
                  place,
                  "`" + name + "` is worked out, so nothing tells when it changes.",
                  "Name the fields it is made of."));
    }
  }

  private static void transition(
      TriggerDefinition trigger, TableDefinition table, Findings findings) {
    var name = trigger.on().substring(TriggerDefinition.TRANSITION.length());
    var states = table.states();
    var known =
        states == null
            ? List.<String>of()
            : states.transitions().stream().map(transition -> transition.name()).toList();
    if (!known.contains(name)) {
      findings.error(
          DefinitionCode.UNKNOWN_TRANSITION,
          trigger.at().child("on"),
          "The table `" + table.name() + "` has no transition `" + name + "`.",
          Suggestion.hint(name, known)
              .orElse(
                  known.isEmpty()
                      ? "It has no `states`."
                      : "Its transitions: " + String.join(", ", known) + "."));
    }
  }
}
