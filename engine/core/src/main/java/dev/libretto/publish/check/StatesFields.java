package dev.libretto.publish.check;

import dev.libretto.definition.FieldDefinition;
import dev.libretto.definition.FieldType;
import dev.libretto.definition.FieldType.Option;
import dev.libretto.definition.StatesDefinition;
import dev.libretto.json.Json;
import dev.libretto.problem.DefinitionCode;
import dev.libretto.problem.Pointer;
import dev.libretto.problem.Suggestion;
import java.util.List;

/** The states of a machine are the options of a select field that every row has a value of. */
final class StatesFields implements DefinitionCheck {

  @Override
  public void check(Names names, Findings findings) {
    for (var table : names.tables()) {
      var states = table.states();
      if (states != null) {
        var at = states.at().child("field");
        names
            .expectField(table, states.field(), at, findings)
            .ifPresent(field -> field(states, field, at, findings));
      }
    }
  }

  private static void field(
      StatesDefinition states, FieldDefinition field, Pointer at, Findings findings) {
    if (!(field.type() instanceof FieldType.Select(var options)) || !field.required()) {
      findings.error(
          DefinitionCode.UNFIT_STATES_FIELD,
          at,
          "`" + field.name() + "` cannot hold the state of a row.",
          "The states are the options of a field of type `select` with `\"required\": true`.");
      return;
    }
    var known = options.stream().map(Option::value).toList();
    expect(states.initial(), states.at().child("initial"), field, known, findings);
    var given = field.defaultValue();
    if (given != null && !given.equals(Json.of(states.initial()))) {
      findings.error(
          DefinitionCode.CONTRADICTORY_START,
          field.at().child("default"),
          "New rows start as `" + states.initial() + "`, whatever this default says.",
          "Leave the default out.");
    }
    for (var transition : states.transitions()) {
      for (int i = 0; i < transition.from().size(); i++) {
        var place = transition.at().child("from").child(i);
        expect(transition.from().get(i), place, field, known, findings);
      }
      expect(transition.to(), transition.at().child("to"), field, known, findings);
    }
  }

  private static void expect(
      String state, Pointer at, FieldDefinition field, List<String> known, Findings findings) {
    if (!known.contains(state)) {
      findings.error(
          DefinitionCode.UNKNOWN_STATE,
          at,
          "`" + field.name() + "` has no option `" + state + "`.",
          Suggestion.hint(state, known).orElse("Its options: " + String.join(", ", known) + "."));
    }
  }
}
