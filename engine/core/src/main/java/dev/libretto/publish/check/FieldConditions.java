package dev.libretto.publish.check;

import dev.libretto.definition.FieldDefinition;
import dev.libretto.expression.Scope;
import org.jspecify.annotations.Nullable;

/** The conditions and rules of fields are sound. */
final class FieldConditions implements DefinitionCheck {

  private static final String ASKED_BEFORE =
      "This is asked for new rows too: it knows the fields a writer gives alone.";

  @Override
  public void check(Names names, Findings findings) {
    var expressions = new BooleanExpression(findings);
    for (var table : names.tables()) {
      var computed = names.computed(table);
      var all = names.scopes().rule(table);
      var everything = names.scopes().everything(table);
      var given = names.scopes().condition(table);
      for (var field : table.fields()) {
        var rules = field.rules();
        var one = new One(expressions, field, everything, computed);
        one.check("visibleWhen", rules.visibleWhen(), given);
        one.check("requiredWhen", rules.requiredWhen(), given);
        one.check("readOnlyWhen", rules.readOnlyWhen(), given);
        one.check("read", rules.read(), all);
        one.check("write", rules.write(), given);
      }
    }
  }

  private record One(
      BooleanExpression expressions, FieldDefinition field, Scope all, ComputedTypes computed) {

    void check(String key, @Nullable String text, Scope scope) {
      if (text != null) {
        expressions.check(text, field.at().child(key), scope, all, ASKED_BEFORE, computed);
      }
    }
  }
}
