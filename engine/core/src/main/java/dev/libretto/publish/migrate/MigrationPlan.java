package dev.libretto.publish.migrate;

import dev.libretto.definition.FieldType;
import dev.libretto.program.Field;
import dev.libretto.program.Field.Origin;
import dev.libretto.program.Program;
import dev.libretto.program.Table;
import dev.libretto.publish.diff.Change;
import dev.libretto.store.ddl.Ddl;
import java.util.ArrayList;
import java.util.List;

/** The steps that bring an app's schema from one program to the next. */
public final class MigrationPlan {

  private final Program to;
  private final List<Ddl> schema = new ArrayList<>();
  private final List<Ddl> drops = new ArrayList<>();
  private final List<Ddl> tables = new ArrayList<>();
  private final List<Ddl> columns = new ArrayList<>();
  private final List<Ddl> references = new ArrayList<>();
  private final List<Ddl> constraints = new ArrayList<>();

  private MigrationPlan(Program to) {
    this.to = to;
  }

  /**
   * Plans the changes.
   *
   * @param to the program after them
   * @return the steps in an order in which each finds what it needs
   */
  public static List<Ddl> of(List<Change> changes, Program to) {
    var plan = new MigrationPlan(to);
    changes.forEach(plan::add);
    var steps = new ArrayList<>(plan.schema);
    // Drops come first: what replaces a constraint may have its name.
    steps.addAll(plan.drops);
    steps.addAll(plan.tables);
    steps.addAll(plan.columns);
    // Tables may refer to each other in circles.
    steps.addAll(plan.references);
    steps.addAll(plan.constraints);
    return List.copyOf(steps);
  }

  private void add(Change change) {
    switch (change) {
      case Change.CreateApp _ -> schema.add(new Ddl.CreateSchema());
      case Change.AddTable(var table) -> addTable(table);
      case Change.AddField(var table, var field) -> addField(table, field);
      case Change.Require(var table, var field) -> {
        setDefault(table, field);
        columns.add(new Ddl.SetNotNull(table, field));
      }
      case Change.AllowEmpty(var table, var field) -> {
        columns.add(new Ddl.DropNotNull(table, field));
        setDefault(table, field);
      }
      case Change.ChangeDefault(var table, var field) -> setDefault(table, field);
      case Change.ChangeOnDelete(var table, var field, var target) ->
          references.add(
              field.hasColumn()
                  ? new Ddl.ReplaceForeignKey(table, field, target)
                  : new Ddl.ReplaceLinkKey(table, field, target));
      case Change.AddUnique(var table, var unique) ->
          constraints.add(new Ddl.AddUnique(table, unique));
      case Change.DropUnique(var table, var unique) ->
          drops.add(new Ddl.DropConstraint(table, unique.physicalName()));
      case Change.AddCheck(var table, var check) -> constraints.add(new Ddl.AddCheck(table, check));
      case Change.DropCheck(var table, var check) ->
          drops.add(new Ddl.DropConstraint(table, check.physicalName()));
      case Change.AddIndex(var table, var index) ->
          constraints.add(new Ddl.CreateIndex(table, index));
      case Change.DropIndex(_, var index) -> drops.add(new Ddl.DropIndex(index.physicalName()));
      case Change.ChangeApp _,
          Change.ChangeVisibility _,
          Change.RenameTable _,
          Change.ChangeTable _,
          Change.ChangeAccess _,
          Change.RemoveComputed _,
          Change.RenameField _,
          Change.ChangeField _,
          Change.ChangeMessage _,
          Change.ShowAsApp _,
          Change.AddView _,
          Change.ChangeView _,
          Change.RemoveView _ -> {}
    }
  }

  private void addTable(Table table) {
    tables.add(new Ddl.CreateTable(table));
    table.fields().forEach(field -> addReference(table, field));
    table.indexes().forEach(index -> constraints.add(new Ddl.CreateIndex(table, index)));
  }

  private void addField(Table table, Field field) {
    if (field.origin() == Origin.AUTHOR) {
      if (field.hasColumn()) {
        columns.add(new Ddl.AddColumn(table, field));
      }
      addReference(table, field);
    }
  }

  private void addReference(Table table, Field field) {
    if (field.type() instanceof FieldType.Relation(var target, _)) {
      references.add(new Ddl.AddForeignKey(table, field, to.table(target).orElseThrow()));
    }
    if (field.type() instanceof FieldType.Many many) {
      references.add(new Ddl.CreateLinks(table, field, to.table(many.table()).orElseThrow()));
    }
  }

  private void setDefault(Table table, Field field) {
    columns.add(new Ddl.SetDefault(table, field));
  }
}
