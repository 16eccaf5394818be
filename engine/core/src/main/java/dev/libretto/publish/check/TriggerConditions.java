package dev.libretto.publish.check;

/** The conditions of triggers are sound and decide. */
final class TriggerConditions implements DefinitionCheck {

  private static final String AFTERWARDS =
      "This is asked after the change, of the row alone: of its own fields and what is computed"
          + " from them.";

  @Override
  public void check(Names names, Findings findings) {
    var expressions = new BooleanExpression(findings);
    for (var trigger : names.definition().triggers()) {
      var when = trigger.when();
      names
          .table(trigger.table())
          .filter(_ -> when != null)
          .ifPresent(table ->
              expressions.check(
                  String.valueOf(when),
                  trigger.at().child("when"),
                  names.scopes().trigger(table, trigger.changes()),
                  names.scopes().everything(table),
                  AFTERWARDS,
                  names.computed(table)));
    }
  }
}
