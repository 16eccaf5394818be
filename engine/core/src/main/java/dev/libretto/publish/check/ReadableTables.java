package dev.libretto.publish.check;

import dev.libretto.definition.TableDefinition;
import dev.libretto.definition.Visibility;
import dev.libretto.problem.DefinitionCode;

/** Somebody besides the builder can read each table of a public app. */
final class ReadableTables implements DefinitionCheck {

  @Override
  public void check(Names names, Findings findings) {
    if (names.definition().visibility() != Visibility.PUBLIC) {
      return;
    }
    for (TableDefinition table : names.tables()) {
      if (table.access().read() == null) {
        findings.warning(
            DefinitionCode.UNREADABLE_TABLE,
            table.at().child("name"),
            "The app is public, but only its builder can read `" + table.name() + "`.",
            "Give the table `\"access\": {\"read\": \"true\"}` if everybody may read it,"
                + " or \"user.builder\" if that is meant.");
      }
    }
  }
}
