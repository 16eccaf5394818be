package dev.libretto.publish.check;

import dev.libretto.definition.TableDefinition;
import dev.libretto.problem.DefinitionCode;

/** No two checks of a table have the same name or the same rule. */
final class CheckNames implements DefinitionCheck {

  @Override
  public void check(Names names, Findings findings) {
    for (TableDefinition table : names.tables()) {
      var byName = new Duplicates(DefinitionCode.DUPLICATE_CHECK, findings);
      var byRule = new Duplicates(DefinitionCode.DUPLICATE_CONSTRAINT, findings);
      for (TableDefinition.Check check : table.checks()) {
        byName.note(
            check.name(),
            check.at().child("name"),
            "Table `" + table.name() + "` has two checks `" + check.name() + "`.");
        byRule.note(
            check.rule(),
            check.at().child("rule"),
            "Check `" + check.name() + "` has the same rule as another check of its table.");
      }
    }
  }
}
