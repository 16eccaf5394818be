package dev.libretto.publish.check;

import dev.libretto.definition.TableDefinition;
import dev.libretto.definition.TableDefinition.Check;

/** The fields a check's message belongs to exist. */
final class CheckFields implements DefinitionCheck {

  @Override
  public void check(Names names, Findings findings) {
    for (TableDefinition table : names.tables()) {
      for (Check check : table.checks()) {
        for (int i = 0; i < check.fields().size(); i++) {
          var _ =
              names.expectField(
                  table, check.fields().get(i), check.at().child("fields").child(i), findings);
        }
      }
    }
  }
}
