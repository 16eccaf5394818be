package dev.libretto.publish.check;

import dev.libretto.definition.TableDefinition;
import dev.libretto.definition.TableDefinition.Check;

/** The rule of a table's check is sound and can be a constraint of the database. */
final class CheckRules implements DefinitionCheck {

  @Override
  public void check(Names names, Findings findings) {
    var expressions = new BooleanExpression(findings);
    for (TableDefinition table : names.tables()) {
      ComputedTypes computed = names.computed(table);
      var scope = names.scopes().check(table);
      var everything = names.scopes().everything(table);
      for (Check check : table.checks()) {
        expressions.check(
            check.rule(),
            check.at().child("rule"),
            scope,
            everything,
            "A check knows the fields a writer gives, and computed fields of these alone.",
            computed);
      }
    }
  }
}
