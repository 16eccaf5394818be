package dev.libretto.store.ddl;

import dev.libretto.program.AppId;
import dev.libretto.program.Field;
import dev.libretto.program.Table;
import dev.libretto.store.SqlName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The SQL text of changes to the schema of one app: which step is printed by what. The text of each
 * thing that is changed is in a class of its own.
 */
public final class DdlSql {

  private final AppId app;
  private final MoveSql moves;

  /** Prints changes to this app's schema. */
  public DdlSql(AppId app) {
    this.app = app;
    this.moves = new MoveSql(app);
  }

  /** All steps as one text. */
  public String script(List<Ddl> steps) {
    return steps.stream().map(step -> sql(step) + ";\n").collect(Collectors.joining());
  }

  /**
   * What takes a step back that was taken beside the traffic; empty where nothing has to be. It can
   * be said twice.
   */
  public Optional<String> undo(Ddl step) {
    return switch (step) {
      case Ddl.AddColumn(var table, var field) -> Optional.of(column(table, field).drop());
      case Ddl.AddEmptyColumn(var table, var field) -> Optional.of(column(table, field).drop());
      case Ddl.BuildIndex index ->
          Optional.of("DROP INDEX CONCURRENTLY IF EXISTS " + SqlName.in(app, index.physicalName()));
      case Ddl.KeepAbreast(var table, var move, var restored) ->
          Optional.of(
              stopAbreast(table, move) + (restored ? "" : ";\n" + remembered(table, move).clear()));
      case Ddl.KeepComputed(var table, var field) -> Optional.of(computed(table, field).forget());
      default -> Optional.empty();
    };
  }

  /** Asks how many rows are left for a step that fills some at a time. */
  public String remaining(Ddl step) {
    return switch (step) {
      case Ddl.Fill(var table, var move) -> moves.remaining(table, move);
      case Ddl.FillRemembered(var table, var move) -> remembered(table, move).remaining();
      case Ddl.FillDefault(var table, var field) ->
          moves.remaining(table, SqlName.quoted(field.physicalName()) + " IS NULL");
      case Ddl.FillComputed(var table, var field) -> computed(table, field).remaining();
      default -> throw new IllegalArgumentException("taken at once: " + step);
    };
  }

  /** Lets an auto number begin again; like any other change of the schema, it can be undone. */
  public String restart(Table table, Field field) {
    return column(table, field).restart();
  }

  /** One step. */
  public String sql(Ddl step) {
    return switch (step) {
      case Ddl.CreateSchema _ -> SchemaDdl.create(app);
      case Ddl.CreateTable(var table) -> new TableDdl(app, table).create();

      case Ddl.AddColumn(var table, var field) -> column(table, field).add();
      case Ddl.AddEmptyColumn(var table, var field) -> column(table, field).addEmpty();
      case Ddl.SetNotNull(var table, var field) -> column(table, field).setNotNull();
      case Ddl.DropNotNull(var table, var field) -> column(table, field).dropNotNull();
      case Ddl.SetDefault(var table, var field) -> column(table, field).setDefault();
      case Ddl.RequireValue(var table, var field) -> column(table, field).requireValue();
      case Ddl.ConfirmValue(var table, var field) -> column(table, field).confirmValue();
      case Ddl.ReleaseColumn(var table, var field) -> column(table, field).release();
      case Ddl.RenameColumn(var table, var from, var to) ->
          "ALTER TABLE %s RENAME COLUMN %s TO %s"
              .formatted(SqlName.of(app, table), SqlName.quoted(from), SqlName.quoted(to));

      case Ddl.AddForeignKey(var table, var field, var target) ->
          constraint(table).add(field, target);
      case Ddl.AttachForeignKey(var table, var field, var target) ->
          constraint(table).attach(field, target);
      case Ddl.ReplaceForeignKey(var table, var field, var target) ->
          constraint(table).replace(field, target);
      case Ddl.AddUnique(var table, var unique) -> constraint(table).add(unique);
      case Ddl.AdoptUnique(var table, var unique) -> constraint(table).adopt(unique);
      case Ddl.AddCheck(var table, var check, var known) -> constraint(table).add(check, known);
      case Ddl.DropConstraint(var table, var name) -> constraint(table).drop(name);
      case Ddl.Validate(var table, var name) -> constraint(table).validate(name);
      case Ddl.CreateIndex(var table, var index) -> constraint(table).create(index);
      case Ddl.BuildIndex(var table, var name, var unique, var columns) ->
          constraint(table).build(name, unique, columns);
      case Ddl.DropIndex(var name) -> "DROP INDEX " + SqlName.in(app, name);

      case Ddl.CreateLinks(var table, var field, var target) -> links(table, field).create(target);
      case Ddl.ReplaceLinkKey(var table, var field, var target) ->
          links(table, field).replaceKey(target);
      case Ddl.DropLinkKey(var table, var field) -> links(table, field).dropKey();
      case Ddl.ValidateLinkKey(var table, var field) -> links(table, field).validateKey();
      case Ddl.ClearDanglingLinks(var table, var field, var target) ->
          links(table, field).clearDangling(target);

      case Ddl.KeepAbreast(var table, var move, _) ->
          moves.keepAbreast(table, move) + ";\n" + remembered(table, move).keepAbreast();
      case Ddl.StopAbreast(var table, var move) -> stopAbreast(table, move);
      case Ddl.Fill(var table, var move) -> moves.fill(table, move);
      case Ddl.FillRemembered(var table, var move) -> remembered(table, move).fill();
      case Ddl.FillDefault(var table, var field) -> fillDefault(table, field);
      case Ddl.ClearDangling(var table, var field, var target) ->
          moves.clearDangling(table, field, target);

      case Ddl.KeepComputed(var table, var field) -> computed(table, field).keep();
      case Ddl.FillComputed(var table, var field) -> computed(table, field).fill();
      case Ddl.ComputeAll(var table, var field) -> computed(table, field).all();
      case Ddl.DropComputed(var table, var field) -> computed(table, field).drop();
    };
  }

  private String stopAbreast(Table table, Move move) {
    return moves.forget(move) + ";\n" + remembered(table, move).forget();
  }

  private RememberedSql remembered(Table table, Move move) {
    return new RememberedSql(app, table, move);
  }

  private String fillDefault(Table table, Field field) {
    var name = SqlName.quoted(field.physicalName());
    return moves.fill(table, name, name + " IS NULL", column(table, field).literal());
  }

  private ColumnDdl column(Table table, Field field) {
    return new ColumnDdl(app, table, field);
  }

  private ConstraintDdl constraint(Table table) {
    return new ConstraintDdl(app, table);
  }

  private LinkDdl links(Table table, Field field) {
    return new LinkDdl(app, table, field);
  }

  private ComputedSql computed(Table table, Field field) {
    return new ComputedSql(app, table, field);
  }
}
