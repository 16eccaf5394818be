package dev.libretto.publish.check;

import dev.libretto.definition.TableDefinition;
import dev.libretto.definition.TestDefinition;
import dev.libretto.definition.TestDefinition.Action;
import dev.libretto.json.Json;
import dev.libretto.problem.Pointer;
import java.util.Optional;

/** The values of a test are those of fields there are; in relations, they speak of rows given. */
final class TestValues implements DefinitionCheck {

  /** In a row that is read, the names of what is hidden. */
  private static final String REDACTED = "$redacted";

  @Override
  public void check(Names names, Findings findings) {
    for (var test : names.definition().tests()) {
      for (int i = 0; i < test.given().size(); i++) {
        var row = test.given().get(i);
        int before = i;
        names
            .table(row.table())
            .ifPresent(table ->
                new Part(names, findings, test, before, table)
                    .values(row.values(), row.at().child("values")));
      }
      test.when().forEach(action -> request(names, test, action, findings));
    }
  }

  private static void request(Names names, TestDefinition test, Action action, Findings findings) {
    var found = table(names, action);
    if (found.isEmpty()) {
      return;
    }
    var part = new Part(names, findings, test, test.given().size(), found.get());
    switch (action) {
      case Action.Create create -> part.values(create.values(), create.at().child("values"));
      case Action.Update update -> part.values(update.values(), update.at().child("values"));
      case Action.Read _, Action.Delete _, Action.Transition _ -> {}
    }
    var then = test.then();
    if (then.row() instanceof Json.Obj row) {
      part.values(row, then.at().child("row"));
    }
    // What is selected may have other names than the fields.
    boolean selects = action instanceof Action.Read read && read.filter().contains("select=");
    if (then.rows() instanceof Json.Arr(var rows) && !selects) {
      for (int i = 0; i < rows.size(); i++) {
        if (rows.get(i) instanceof Json.Obj row) {
          part.values(row, then.at().child("rows").child(i));
        }
      }
    }
  }

  private static Optional<TableDefinition> table(Names names, Action action) {
    return switch (action) {
      case Action.Read read -> names.table(read.table());
      case Action.Create create -> names.table(create.table());
      case Action.Update update -> names.table(update.table());
      case Action.Delete delete -> names.table(delete.table());
      case Action.Transition move -> TestTransitions.table(names, move.name());
    };
  }

  /** A part of a test about one table, and how many of the given rows are before it. */
  private record Part(
      Names names, Findings findings, TestDefinition test, int before, TableDefinition table) {

    void values(Json.Obj values, Pointer at) {
      values
          .members()
          .forEach((name, value) -> {
            if (!name.equals(REDACTED)) {
              value(name, value, at.child(name));
            }
          });
    }

    private void value(String name, Json value, Pointer at) {
      var target =
          name.equals("id")
              ? Optional.of(table.name())
              : names
                  .expectField(table, name, at, findings)
                  .flatMap(field -> GivenReferences.target(field.type()));
      target.ifPresent(of ->
          GivenReferences.labels(value)
              .forEach(label -> TestRows.expectGiven(test, before, label, of, at, findings)));
    }
  }
}
