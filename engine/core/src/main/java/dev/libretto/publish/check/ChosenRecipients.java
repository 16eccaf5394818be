package dev.libretto.publish.check;

import dev.libretto.access.Verdict;
import dev.libretto.definition.FieldDefinition;
import dev.libretto.definition.TableDefinition;
import dev.libretto.definition.TriggerDefinition;
import dev.libretto.definition.Visibility;
import dev.libretto.expression.Knowledge;
import dev.libretto.problem.DefinitionCode;
import org.jspecify.annotations.Nullable;

/**
 * Warns where whoever comes along decides to which address the app writes: that is how mail servers
 * come to be known for mail nobody asked for.
 */
final class ChosenRecipients implements DefinitionCheck {

  @Override
  public void check(Names names, Findings findings) {
    if (names.definition().visibility() != Visibility.PUBLIC) {
      return;
    }
    for (var trigger : names.definition().triggers()) {
      names.table(trigger.table()).ifPresent(table -> check(names, trigger, table, findings));
    }
  }

  private static void check(
      Names names, TriggerDefinition trigger, TableDefinition table, Findings findings) {
    var verdicts = new TableVerdicts(names, table);
    var to = trigger.notification().to();
    for (int i = 0; i < to.emailFields().size(); i++) {
      var field = names.field(table, to.emailFields().get(i)).orElse(null);
      if (field != null && anybodyWrites(table, field, verdicts)) {
        findings.warning(
            DefinitionCode.ANYBODY_CHOOSES_RECIPIENT,
            to.at().child("emailFields").child(i),
            "Callers without a sign-in can write `" + field.name() + "`, and the app mails to it.",
            "Let only members write it, or mail once somebody has looked: on a transition, say.");
      }
    }
  }

  private static boolean anybodyWrites(
      TableDefinition table, FieldDefinition field, TableVerdicts verdicts) {
    return may(verdicts, table.access().create(), field)
        || may(verdicts, table.access().update(), field);
  }

  private static boolean may(TableVerdicts verdicts, @Nullable String rule, FieldDefinition field) {
    var anybody = Knowledge.anonymous(verdicts.neverNull());
    return !(verdicts.allowing(rule, field.rules().write(), anybody) instanceof Verdict.Never);
  }
}
