package dev.libretto.publish.check;

import dev.libretto.problem.DefinitionCode;

/** No two transitions of the app have the same name: it is their address. */
final class TransitionNames implements DefinitionCheck {

  @Override
  public void check(Names names, Findings findings) {
    var seen = new Duplicates(DefinitionCode.DUPLICATE_TRANSITION, findings);
    for (var table : names.tables()) {
      if (table.states() != null) {
        table
            .states()
            .transitions()
            .forEach(transition ->
                seen.note(
                    transition.name(),
                    transition.at().child("name"),
                    "There are two transitions `" + transition.name() + "` in the app."));
      }
    }
  }
}
