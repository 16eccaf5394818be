package dev.libretto.publish.migrate;

import dev.libretto.expression.Expression;
import dev.libretto.expression.ExpressionTree;
import dev.libretto.program.Field;
import dev.libretto.program.Table;
import dev.libretto.publish.diff.Change;
import dev.libretto.store.ddl.Ddl;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The steps that make and take away the columns of computed fields. */
final class ComputedSteps {

  private final Steps steps;
  private final Set<String> late;

  /**
   * Adds them to others.
   *
   * @param late the columns that are only there from the switch on; those made of them are added
   */
  ComputedSteps(Steps steps, Set<String> late) {
    this.steps = steps;
    this.late = late;
  }

  /** What is worked out of a column that comes late comes late itself. */
  void look(Change change) {
    made(change)
        .filter(made -> isOfLate(made.table(), made.field()))
        .ifPresent(made -> late.add(made.field().physicalName()));
  }

  private boolean isOfLate(Table table, Field field) {
    return ExpressionTree.any(
        Objects.requireNonNull(field.computed()),
        part ->
            part instanceof Expression.RowField(var name, var _)
                && late.contains(table.field(name).orElseThrow().physicalName()));
  }

  private record Made(Table table, Field field) {}

  /** The field whose column a change makes, if it makes one. */
  private static Optional<Made> made(Change change) {
    return switch (change) {
      case Change.AddField(var table, var field) when field.isStoredComputed() ->
          Optional.of(new Made(table, field));
      case Change.StoreComputed(var table, var field) -> Optional.of(new Made(table, field));
      case Change.RecomputeField(var table, _, var field) -> Optional.of(new Made(table, field));
      case Change _ -> Optional.empty();
    };
  }

  /** A column that is kept right from before the rows there are get their values. */
  void make(Table table, Field field) {
    steps.widening.add(new Ddl.AddEmptyColumn(table, field));
    if (late.contains(field.physicalName())) {
      steps.lateComputing.add(new Ddl.KeepComputed(table, field));
      steps.lateComputing.add(new Ddl.ComputeAll(table, field));
    } else {
      steps.keeping.add(new Ddl.KeepComputed(table, field));
      steps.computing.add(new Ddl.FillComputed(table, field));
    }
  }

  /** In the switch, where the columns it was worked out of may get other names. */
  void drop(Table table, Field field) {
    if (field.isStoredComputed()) {
      steps.stops.add(new Ddl.DropComputed(table, field));
    }
  }
}
