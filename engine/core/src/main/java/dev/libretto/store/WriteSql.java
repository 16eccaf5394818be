package dev.libretto.store;

import dev.libretto.kind.ColumnType;
import dev.libretto.plan.Plan;
import dev.libretto.plan.Projection;
import dev.libretto.plan.Scope;
import dev.libretto.program.Program;
import dev.libretto.program.States.Transition;
import dev.libretto.program.Table;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Compiles writing plans. Each becomes one statement that writes the rows, appends what it did to
 * the app's change log and returns what was asked for: all of it happens, or nothing.
 */
final class WriteSql {

  private static final String WRITTEN = "r.\"id\", r.\"version\"";

  private final Program program;
  private final Function<Table, TableSql> tables;

  WriteSql(Program program, Function<Table, TableSql> tables) {
    this.program = program;
    this.tables = tables;
  }

  Statement insert(Plan.Insert insert) {
    var sql = new SqlText();
    var table = shared(insert.table());
    if (!table.inserted().equals(insert.columns())) {
      throw new IllegalArgumentException("a new row has a value for every column");
    }
    if (insert.rows().size() == 1 && !asks(insert) && table.links().isEmpty() && !refers(insert)) {
      sql.parameters(insert.rows().getFirst());
      sql.add("WITH ");
      var write =
          table.insertInto() + table.oneRow() + table.returningImage(insert.returning() != null);
      return written(
          sql,
          new Writing(write, table.log().inserted()),
          insert.scope(),
          insert.table(),
          insert.returning());
    }
    return new InsertSql(sql, insert, table).write(this);
  }

  /** Whether the rule about new rows follows relations, which only the database can. */
  static boolean asks(Plan.Insert insert) {
    return !insert.scope().caller().builder() && insert.table().access().create().hasHops();
  }

  /** Whether a relation of the new rows leads where the caller may not read everything. */
  static boolean refers(Plan.Insert insert) {
    var columns = insert.columns();
    for (var row : insert.rows()) {
      for (var index = 0; index < columns.size(); index++) {
        if (Targets.asks(
            insert.scope(), insert.table().access().create(), columns.get(index), row.get(index))) {
          return true;
        }
      }
    }
    return false;
  }

  Statement update(Plan.Update update) {
    var sql = new SqlText();
    var table = shared(update.table());
    var rewrite = new Rewrite(sql, update, table);
    sql.add("WITH o AS (").add(rewrite.found()).add("), ");
    return written(
        sql,
        new Writing(rewrite.write(), rewrite.log(), rewrite.links(), rewrite.lists()),
        update.scope(),
        update.table(),
        update.returning());
  }

  /**
   * A row that cannot be read cannot be changed or deleted either: otherwise the number of rows
   * concerned would answer questions about hidden ones.
   */
  Statement delete(Plan.Delete delete) {
    var sql = new SqlText();
    var table = shared(delete.table());
    var conditions =
        new Conditions(sql, delete.scope(), delete.table(), RowSql.ROW)
            .id(delete.id())
            .version(delete.expectedVersion())
            .rule(delete.table().access().read())
            .rule(delete.table().access().delete())
            .filter(delete.filter());
    var write =
        "DELETE FROM "
            + table.from()
            + " WHERE "
            + conditions.joined()
            + table.returningLastImage(
                delete.returning() != null,
                new LinkSql(sql, delete.scope(), delete.table()).all(table.links()));
    sql.add("WITH ");
    var log =
        table
            .log()
            .deleted(
                sql.parameter(instant(delete.scope()), ColumnType.DATE_TIME),
                sql.parameter(delete.scope().caller().id(), ColumnType.TEXT));
    return written(
        sql, new Writing(write, log), delete.scope(), delete.table(), delete.returning());
  }

  /**
   * The columns: the state if it may be read, whether the row may be updated, and each guard in
   * turn.
   */
  Statement whyNotMoved(Plan.Update update, List<Transition> transitions) {
    var sql = new SqlText();
    var becoming = Becoming.of(sql, update);
    var moves = new Moves(sql, update, becoming.fields());
    sql.add("WITH g AS (SELECT ").add(String.join(", ", becoming.parameters())).add(") ");
    sql.add("SELECT ").add(moves.shownState()).add(", (").add(moves.mayUpdate()).add(") IS TRUE");
    transitions.forEach(transition -> sql.add(", ").add(moves.guard(transition)));
    sql.add(" FROM ").add(shared(update.table()).from());
    new Conditions(sql, update.scope(), update.table(), RowSql.ROW)
        .id(update.id())
        .rule(update.table().access().read())
        .where();
    return sql.statement(program.id(), RowWriter.NOTHING);
  }

  /**
   * A write.
   *
   * @param rows writes the rows
   * @param log tells the change log; empty where there is nothing to tell
   * @param links writes their links, each part with a comma before it
   * @param lists the lists of links written, by the field's name, in words of {@code r}
   */
  record Writing(String rows, String log, String links, Map<String, String> lists) {
    Writing(String rows, String log) {
      this(rows, log, "", Map.of());
    }
  }

  /** The write and its entry in the log, and what is returned of the rows. */
  Statement written(
      SqlText sql, Writing writing, Scope scope, Table table, @Nullable Projection returning) {
    sql.add("r AS (").add(writing.rows()).add(")").add(writing.links());
    if (!writing.log().isEmpty()) {
      sql.add(", l AS (").add(writing.log()).add(")");
    }
    if (returning == null) {
      sql.add(" SELECT ").add(WRITTEN).add(" FROM r");
      return sql.statement(program.id(), RowWriter.NOTHING);
    }
    var selection =
        new Selection(sql, scope, table, Selection.items(table, returning), writing.lists());
    sql.add(" SELECT ").add(selection.columnsBefore()).add(WRITTEN).add(" FROM r");
    if (selection.hasJoins()) {
      // A join keeps no order, but the ids of rows made together do.
      sql.add(selection.joins()).add(" ORDER BY r.\"id\"");
    }
    return sql.statement(program.id(), selection.writer());
  }

  static OffsetDateTime instant(Scope scope) {
    return scope.now().atOffset(ZoneOffset.UTC);
  }

  private TableSql shared(Table table) {
    return tables.apply(table);
  }
}
