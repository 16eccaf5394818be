package dev.libretto.publish.check;

import dev.libretto.access.Verdict;
import dev.libretto.definition.TableDefinition;
import dev.libretto.definition.Visibility;
import dev.libretto.expression.Knowledge;
import dev.libretto.problem.DefinitionCode;
import org.jspecify.annotations.Nullable;

/** In a public app, strangers do not change or delete what is everybody's. */
final class OpenRows implements DefinitionCheck {

  @Override
  public void check(Names names, Findings findings) {
    if (names.definition().visibility() != Visibility.PUBLIC) {
      return;
    }
    for (var table : names.tables()) {
      check(names, table, "update", table.access().update(), findings);
      check(names, table, "delete", table.access().delete(), findings);
    }
  }

  private static void check(
      Names names,
      TableDefinition table,
      String operation,
      @Nullable String rule,
      Findings findings) {
    var verdicts = new TableVerdicts(names, table);
    var strangers = Knowledge.anonymous(verdicts.neverNull());
    if (verdicts.changing(rule, strangers) instanceof Verdict.Always) {
      findings.warning(
          DefinitionCode.ROWS_OPEN_TO_ANYBODY,
          table.access().at().child(operation),
          "Whoever knows the address can %s every row of `%s`, without a sign-in."
              .formatted(operation, table.name()),
          "Ask for a sign-in (`user.signedIn`), a role, or the row's own member.");
    }
  }
}
