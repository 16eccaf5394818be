package dev.libretto.publish.check;

import dev.libretto.definition.TableDefinition;
import dev.libretto.definition.TableDefinition.Access;
import dev.libretto.expression.Scope;
import org.jspecify.annotations.Nullable;

/** The rules about who may do what are sound. */
final class AccessRules implements DefinitionCheck {

  @Override
  public void check(Names names, Findings findings) {
    var expressions = new BooleanExpression(findings);
    for (TableDefinition table : names.tables()) {
      ComputedTypes computed = names.computed(table);
      Access access = table.access();
      Scope all = names.scopes().rule(table);
      Scope create = names.scopes().create(table);
      Scope everything = names.scopes().everything(table);
      check(expressions, access, "read", access.read(), all, everything, computed);
      check(expressions, access, "create", access.create(), create, everything, computed);
      check(expressions, access, "update", access.update(), all, everything, computed);
      check(expressions, access, "delete", access.delete(), all, everything, computed);
    }
  }

  private static void check(
      BooleanExpression expressions,
      Access access,
      String operation,
      @Nullable String rule,
      Scope scope,
      Scope everything,
      ComputedTypes computed) {
    if (rule != null) {
      expressions.check(
          rule,
          access.at().child(operation),
          scope,
          everything,
          operation.equals("create")
              ? "This rule is asked before the row exists: it knows the fields a writer gives alone."
              : "A rule decides what may be read, so it knows lookups and rollups only with"
                  + " `\"as\": \"app\"`.",
          computed);
    }
  }
}
