package dev.libretto.publish.load;

import dev.libretto.definition.StatesDefinition;
import dev.libretto.definition.StatesDefinition.Effect;
import dev.libretto.definition.StatesDefinition.Transition;

/** What a table's {@code states} say. */
final class StatesReader {

  private StatesReader() {}

  static StatesDefinition states(Members states) {
    return new StatesDefinition(
        states.at(),
        states.required("field"),
        states.required("initial"),
        states.each("transitions", StatesReader::transition));
  }

  private static Transition transition(Members transition) {
    String name = transition.required("name");
    return new Transition(
        transition.at(),
        transition.text("id"),
        name,
        transition.text("renamedFrom"),
        transition.text("label", Labels.humanise(name)),
        transition.texts("from"),
        transition.required("to"),
        transition.text("guard"),
        transition.text("guardMessage"),
        transition.texts("roles"),
        transition.each(
            "set", set -> new Effect(set.at(), set.required("field"), set.required("value"))));
  }
}
