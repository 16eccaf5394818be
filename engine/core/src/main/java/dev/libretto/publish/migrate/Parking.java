package dev.libretto.publish.migrate;

import dev.libretto.definition.FieldType;
import dev.libretto.program.Constraints;
import dev.libretto.program.Field;
import dev.libretto.program.Field.Origin;
import dev.libretto.program.Table;
import dev.libretto.store.Parked;
import dev.libretto.store.ddl.Conversion;
import dev.libretto.store.ddl.Ddl;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of tables and columns that a version no longer has. They keep their rows and values;
 * what they forbid to others, such as deleting a row they refer to, falls away.
 */
final class Parking {

  private final int version;
  private final Steps steps;
  private final List<Parked> parked = new ArrayList<>();
  private final List<Parked> restored = new ArrayList<>();

  /** Parks what version {@code version} does not have. */
  Parking(int version, Steps steps) {
    this.version = version;
    this.steps = steps;
  }

  List<Parked> parked() {
    return parked;
  }

  List<Parked> restored() {
    return restored;
  }

  /**
   * A table keeps its name: a program of the version before may still write to it, and what it
   * writes is parked with the rest.
   */
  void table(Table table) {
    for (var field : table.fields()) {
      if (field.origin() == Origin.AUTHOR && field.type() instanceof FieldType.Relation) {
        steps.drops.add(new Ddl.DropConstraint(table, Constraints.foreignKey(field)));
      } else if (field.type() instanceof FieldType.Many) {
        steps.drops.add(new Ddl.DropLinkKey(table, field));
      }
    }
    parked.add(entry(table, table.physicalName()));
  }

  /** A column keeps its name for the same reason. */
  void field(Table table, Field field) {
    if (!field.hasColumn()) {
      links(table, field);
      return;
    }
    unrefer(table, field);
    // A column that numbers rows goes on doing so: its numbers are right when it comes back.
    if (!(field.type() instanceof FieldType.AutoNumber)) {
      steps.columns.add(new Ddl.ReleaseColumn(table, field));
    }
    parked.add(entry(table, field, field.physicalName()));
  }

  /** Links stay where they are, too, and no longer bind the rows they lead to. */
  private void links(Table table, Field field) {
    steps.drops.add(new Ddl.DropLinkKey(table, field));
    parked.add(entry(table, field, field.physicalName()));
  }

  /**
   * A column whose values have moved gets another name: what a program of the version before wrote
   * to it would not be seen, so its statement has to fail, and is repeated with the new program.
   */
  void moved(Table table, Field field) {
    unrefer(table, field);
    var name = "x_" + field.id() + "_" + version;
    steps.stops.add(new Ddl.ReleaseColumn(table, field));
    steps.stops.add(new Ddl.RenameColumn(table, field.physicalName(), name));
    parked.add(entry(table, field, name));
  }

  void restore(Table table) {
    restored.add(entry(table, table.physicalName()));
  }

  void restore(Table table, Field field) {
    restored.add(entry(table, field, field.physicalName()));
  }

  private void unrefer(Table table, Field field) {
    if (field.type() instanceof FieldType.Relation) {
      steps.drops.add(new Ddl.DropConstraint(table, Constraints.foreignKey(field)));
      steps.drops.add(new Ddl.DropIndex(Constraints.foreignKey(field)));
    }
  }

  private Parked entry(Table table, String name) {
    return new Parked(table.id(), Optional.empty(), name, name, Optional.empty(), version - 1);
  }

  private Parked entry(Table table, Field field, String keptAs) {
    return new Parked(
        table.id(),
        Optional.of(field.id()),
        field.physicalName(),
        keptAs,
        field.hasColumn()
            ? Optional.of(Conversion.columnType(field.type()))
            : Optional.of(Parked.LINKS),
        version - 1);
  }
}
