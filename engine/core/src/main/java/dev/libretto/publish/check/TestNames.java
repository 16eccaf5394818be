package dev.libretto.publish.check;

import dev.libretto.problem.DefinitionCode;

/** No two tests have the same name. */
final class TestNames implements DefinitionCheck {

  @Override
  public void check(Names names, Findings findings) {
    var seen = new Duplicates(DefinitionCode.DUPLICATE_TEST, findings);
    for (var test : names.definition().tests()) {
      seen.note(
          test.name(), test.at().child("name"), "The app has two tests `" + test.name() + "`.");
    }
  }
}
