package dev.libretto.publish.migrate;

import dev.libretto.definition.FieldType;
import dev.libretto.program.Constraints;
import dev.libretto.program.Field;
import dev.libretto.program.Field.Origin;
import dev.libretto.program.Program;
import dev.libretto.program.Table;
import dev.libretto.publish.diff.Change;
import dev.libretto.store.ddl.Ddl;
import dev.libretto.store.ddl.Move;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Puts the steps together that bring an app's schema from one program to the next. */
public final class MigrationPlan {

  private final Program to;
  private final Steps steps = new Steps();
  private final Parking parking;

  /**
   * Columns that are only there from the switch on, so that nothing can be built on them before.
   */
  private final Set<String> late = new HashSet<>();

  private final ComputedSteps computed = new ComputedSteps(steps, late);

  /** Relations whose constraint another change sees to. */
  private final Set<String> attached = new HashSet<>();

  private MigrationPlan(Program to) {
    this.to = to;
    this.parking = new Parking(to.version(), steps);
  }

  /**
   * Plans the changes.
   *
   * @param to the program after them
   * @return the steps in an order in which each finds what it needs
   */
  public static Plan of(List<Change> changes, Program to) {
    var plan = new MigrationPlan(to);
    changes.forEach(plan::look);
    changes.forEach(plan.computed::look);
    changes.forEach(plan::add);
    return plan.steps.plan(plan.parking);
  }

  private void look(Change change) {
    switch (change) {
      case Change.AddField(_, var field) when field.type() instanceof FieldType.AutoNumber ->
          late.add(field.physicalName());
      case Change.AddField(_, var field) -> attached.add(field.id());
      case Change.RestoreField(_, var field) -> attached.add(field.id());
      case Change.RetypeField retype -> attached.add(retype.field().id());
      case Change.ChangeOnDelete(_, var field, _) when field.hasColumn() ->
          attached.add(field.id());
      case Change _ -> {}
    }
  }

  private void add(Change change) {
    switch (change) {
      case Change.CreateApp _ -> steps.schema.add(new Ddl.CreateSchema());
      case Change.AddTable(var table) -> addTable(table);
      case Change.RemoveTable(var table) -> parking.table(table);
      case Change.RestoreTable(var table) -> restoreTable(table);
      case Change.AddField(var table, var field) -> addField(table, field);
      case Change.RemoveField(var table, var field) -> parking.field(table, field);
      case Change.RestoreField(var table, var field) -> restoreField(table, field);
      case Change.RetypeField(var table, var move, var restored) -> retype(table, move, restored);
      case Change.StoreComputed(var table, var field) -> computed.make(table, field);
      case Change.RecomputeField(var table, var from, var field) -> {
        computed.drop(table, from);
        computed.make(table, field);
      }
      case Change.UnstoreComputed(var table, var from, _) -> computed.drop(table, from);
      case Change.RemoveComputed(var table, var field) -> computed.drop(table, field);
      case Change.Require(var table, var field) -> {
        setDefault(table, field);
        require(table, field);
      }
      case Change.AllowEmpty(var table, var field) -> {
        steps.columns.add(new Ddl.DropNotNull(table, field));
        setDefault(table, field);
      }
      case Change.ChangeDefault(var table, var field) -> setDefault(table, field);
      case Change.ChangeOnDelete(var table, var field, var target) ->
          changeOnDelete(table, field, target);
      case Change.AddUnique(var table, var unique) -> addUnique(table, unique);
      case Change.DropUnique(var table, var unique) ->
          steps.drops.add(new Ddl.DropConstraint(table, unique.physicalName()));
      case Change.AddCheck(var table, var check, var asked) -> {
        steps.constraints.add(new Ddl.AddCheck(table, check, asked));
        if (asked) {
          steps.contract.add(new Ddl.Validate(table, check.physicalName()));
        }
      }
      case Change.DropCheck(var table, var check) ->
          steps.drops.add(new Ddl.DropConstraint(table, check.physicalName()));
      case Change.AddIndex(var table, var index) -> addIndex(table, index);
      case Change.DropIndex(_, var index) ->
          steps.drops.add(new Ddl.DropIndex(index.physicalName()));
      case Change.ChangeApp _,
          Change.ChangeVisibility _,
          Change.RenameTable _,
          Change.ChangeTable _,
          Change.ChangeAccess _,
          Change.ChangeFieldRules _,
          Change.ChangeStates _,
          Change.ChangeHistory _,
          Change.ChangeRoles _,
          Change.ChangeMembership _,
          Change.RenameField _,
          Change.ChangeField _,
          Change.ChangeMessage _,
          Change.ShowAsApp _,
          Change.AddTrigger _,
          Change.ChangeTrigger _,
          Change.RemoveTrigger _,
          Change.AddView _,
          Change.ChangeView _,
          Change.RemoveView _ -> {}
    }
  }

  private void addTable(Table table) {
    steps.tables.add(new Ddl.CreateTable(table));
    for (var field : table.fields()) {
      if (field.type() instanceof FieldType.Relation(var target, _)) {
        steps.references.add(new Ddl.AddForeignKey(table, field, table(target)));
      } else {
        createLinks(table, field);
      }
    }
    table.indexes().forEach(index -> steps.constraints.add(new Ddl.CreateIndex(table, index)));
  }

  private void restoreTable(Table table) {
    parking.restore(table);
    for (var field : table.fields()) {
      if (field.type() instanceof FieldType.Relation(var target, _)
          && !attached.contains(field.id())) {
        clearDangling(table, field);
        attach(table, field, target);
      } else if (!attached.contains(field.id())) {
        restoreLinks(table, field);
      }
    }
  }

  /** Rows that were referred to may have been deleted while nothing forbade it. */
  private void clearDangling(Table table, Field field) {
    if (field.type() instanceof FieldType.Relation(var target, _)) {
      steps.references.add(new Ddl.ClearDangling(table, field, table(target)));
    }
  }

  private void addField(Table table, Field field) {
    if (field.isStoredComputed()) {
      computed.make(table, field);
      return;
    }
    if (field.origin() != Origin.AUTHOR) {
      return;
    }
    if (!field.hasColumn()) {
      createLinks(table, field);
      return;
    }
    if (field.type() instanceof FieldType.AutoNumber) {
      steps.columns.add(new Ddl.AddColumn(table, field));
    } else if (field.required() && field.defaultValue() == null) {
      // There are no rows, or it would have been refused; the version before may still add one.
      steps.widening.add(new Ddl.AddEmptyColumn(table, field));
      steps.columns.add(new Ddl.SetNotNull(table, field));
    } else {
      steps.widening.add(new Ddl.AddColumn(table, field));
    }
    refer(table, field);
  }

  private void createLinks(Table table, Field field) {
    if (field.type() instanceof FieldType.Many many) {
      steps.references.add(new Ddl.CreateLinks(table, field, table(many.table())));
    }
  }

  /** Links whose rows were deleted while nothing forbade it go; the others bind again. */
  private void restoreLinks(Table table, Field field) {
    if (field.type() instanceof FieldType.Many many) {
      var target = table(many.table());
      steps.references.add(new Ddl.ClearDanglingLinks(table, field, target));
      replaceLinkKey(table, field, target);
    }
  }

  private void replaceLinkKey(Table table, Field field, Table target) {
    steps.references.add(new Ddl.ReplaceLinkKey(table, field, target));
    steps.contract.add(new Ddl.ValidateLinkKey(table, field));
  }

  private void changeOnDelete(Table table, Field field, Table target) {
    if (field.hasColumn()) {
      steps.references.add(new Ddl.ReplaceForeignKey(table, field, target));
      steps.contract.add(new Ddl.Validate(table, Constraints.foreignKey(field)));
    } else {
      replaceLinkKey(table, field, target);
    }
  }

  private void restoreField(Table table, Field field) {
    parking.restore(table, field);
    if (!field.hasColumn()) {
      restoreLinks(table, field);
      return;
    }
    if (!(field.type() instanceof FieldType.AutoNumber)) {
      steps.widening.add(new Ddl.SetDefault(table, field));
      if (field.required() && field.defaultValue() != null) {
        steps.filling.add(new Ddl.FillDefault(table, field));
      }
      if (field.required()) {
        require(table, field);
      }
    }
    clearDangling(table, field);
    refer(table, field);
  }

  private void retype(Table table, Move move, boolean restored) {
    if (restored) {
      parking.restore(table, move.to());
    } else {
      steps.widening.add(new Ddl.AddEmptyColumn(table, move.to()));
    }
    steps.filling.add(new Ddl.KeepAbreast(table, move, restored));
    steps.filling.add(new Ddl.Fill(table, move));
    steps.filling.add(new Ddl.FillRemembered(table, move));
    steps.stops.add(new Ddl.StopAbreast(table, move));
    parking.moved(table, move.from());
    setDefault(table, move.to());
    if (move.to().required()) {
      require(table, move.to());
    }
    clearDangling(table, move.to());
    refer(table, move.to());
  }

  /** The foreign key of a relation on a table that is there already, and its index. */
  private void refer(Table table, Field field) {
    if (field.type() instanceof FieldType.Relation(var target, _)) {
      steps.building.add(
          new Ddl.BuildIndex(
              table, Constraints.foreignKey(field), false, List.of(field.physicalName())));
      attach(table, field, target);
    }
  }

  private void attach(Table table, Field field, String target) {
    steps.references.add(new Ddl.AttachForeignKey(table, field, table(target)));
    steps.contract.add(new Ddl.Validate(table, Constraints.foreignKey(field)));
  }

  private void addUnique(Table table, Table.Unique unique) {
    var columns = columns(table, unique.fields());
    if (columns.stream().anyMatch(late::contains)) {
      steps.constraints.add(new Ddl.AddUnique(table, unique));
    } else {
      steps.building.add(new Ddl.BuildIndex(table, unique.physicalName(), true, columns));
      steps.constraints.add(new Ddl.AdoptUnique(table, unique));
    }
  }

  private void addIndex(Table table, Table.Index index) {
    var columns = columns(table, index.fields());
    if (columns.stream().anyMatch(late::contains)) {
      steps.constraints.add(new Ddl.CreateIndex(table, index));
    } else {
      steps.building.add(new Ddl.BuildIndex(table, index.physicalName(), false, columns));
    }
  }

  private void setDefault(Table table, Field field) {
    steps.columns.add(new Ddl.SetDefault(table, field));
  }

  private void require(Table table, Field field) {
    steps.columns.add(new Ddl.RequireValue(table, field));
    steps.contract.add(new Ddl.Validate(table, Constraints.hasValue(field)));
    steps.contract.add(new Ddl.ConfirmValue(table, field));
  }

  private Table table(String name) {
    return to.table(name).orElseThrow();
  }

  private static List<String> columns(Table table, List<String> fields) {
    return fields.stream().map(name -> table.field(name).orElseThrow().physicalName()).toList();
  }
}
