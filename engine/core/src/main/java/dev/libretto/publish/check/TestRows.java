package dev.libretto.publish.check;

import dev.libretto.definition.TableDefinition;
import dev.libretto.definition.TestDefinition;
import dev.libretto.definition.TestDefinition.Action;
import dev.libretto.problem.DefinitionCode;
import dev.libretto.problem.Pointer;
import dev.libretto.problem.Suggestion;
import java.util.Objects;

/** The rows a test is given are of tables there are, and the request speaks of rows given. */
final class TestRows implements DefinitionCheck {

  @Override
  public void check(Names names, Findings findings) {
    for (var test : names.definition().tests()) {
      var labels = new Duplicates(DefinitionCode.DUPLICATE_GIVEN_ROW, findings);
      for (var row : test.given()) {
        var _ = names.expectTable(row.table(), row.at().child("table"), findings);
        if (row.label() != null) {
          labels.note(
              row.label(),
              row.at().child("as"),
              "Two given rows are called `" + row.label() + "`.");
        }
      }
      test.when().forEach(action -> request(names, test, action, findings));
    }
  }

  private static void request(Names names, TestDefinition test, Action action, Findings findings) {
    var table = action.at().child("table");
    switch (action) {
      case Action.Read read -> {
        var _ = names.expectTable(read.table(), table, findings);
      }
      case Action.Create create -> {
        var _ = names.expectTable(create.table(), table, findings);
      }
      case Action.Update update ->
          names
              .expectTable(update.table(), table, findings)
              .ifPresent(of -> row(test, update.row(), of, update.at(), findings));
      case Action.Delete delete ->
          names
              .expectTable(delete.table(), table, findings)
              .ifPresent(of -> row(test, delete.row(), of, delete.at(), findings));
      case Action.Transition move ->
          TestTransitions.table(names, move.name())
              .ifPresent(of -> row(test, move.row(), of, move.at(), findings));
    }
  }

  private static void row(
      TestDefinition test, String label, TableDefinition of, Pointer at, Findings findings) {
    expectGiven(test, test.given().size(), label, of.name(), at.child("row"), findings);
  }

  /** An error unless one of the first given rows has the label and is of the table. */
  static void expectGiven(
      TestDefinition test, int first, String label, String table, Pointer at, Findings findings) {
    var before = test.given().subList(0, first);
    var row = before.stream().filter(one -> label.equals(one.label())).findFirst();
    if (row.isEmpty()) {
      var known =
          before.stream().map(TestDefinition.Given::label).filter(Objects::nonNull).toList();
      findings.error(
          DefinitionCode.UNKNOWN_GIVEN_ROW,
          at,
          "Before this, test `" + test.name() + "` is given no row `" + label + "`.",
          Suggestion.hint(label, known)
              .orElse("Label the row with `\"as\": \"" + label + "\"`, above what speaks of it."));
    } else if (!row.get().table().equals(table)) {
      findings.error(
          DefinitionCode.GIVEN_ROW_OF_ANOTHER_TABLE,
          at,
          "Row `" + label + "` is of table `" + row.get().table() + "`, not `" + table + "`.",
          null);
    }
  }
}
