package dev.libretto.store;

import dev.libretto.kind.ColumnType;
import dev.libretto.plan.Plan;
import dev.libretto.plan.Projection;
import dev.libretto.plan.Scope;
import dev.libretto.program.Field;
import dev.libretto.program.Program;
import dev.libretto.program.States.Transition;
import dev.libretto.program.Table;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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
    var log = table.log().inserted();
    if (insert.rows().size() == 1 && !asks(insert)) {
      sql.parameters(insert.rows().getFirst());
      sql.add("WITH ");
      var write =
          table.insertInto() + table.oneRow() + table.returningImage(insert.returning() != null);
      return written(sql, write, log, insert.scope(), insert.table(), insert.returning());
    }
    sql.add("WITH ");
    var types = insert.columns().stream().map(Field::columnType).toList();
    var write = new StringBuilder(table.insertInto());
    for (var row = 0; row < insert.rows().size(); row++) {
      var given = insert.rows().get(row);
      var values = new ArrayList<String>();
      for (var index = 0; index < types.size(); index++) {
        values.add(sql.parameter(given.get(index), types.get(index)));
      }
      if (asks(insert)) {
        asked(sql, insert, values);
      }
      write.append(row == 0 ? "(" : ", (").append(String.join(", ", values)).append(")");
    }
    write.append(table.returningImage(insert.returning() != null));
    return written(sql, write.toString(), log, insert.scope(), insert.table(), insert.returning());
  }

  /** Whether the rule about new rows follows relations, which only the database can. */
  private static boolean asks(Plan.Insert insert) {
    return !insert.scope().caller().builder() && insert.table().access().create().hasHops();
  }

  /** Puts the rule into the row's version: where it does not hold, there is no row and no other. */
  private static void asked(SqlText sql, Plan.Insert insert, List<String> values) {
    var row = new HashMap<String, String>();
    var version = 0;
    for (var index = 0; index < values.size(); index++) {
      var name = insert.columns().get(index).name();
      row.put(name, values.get(index));
      version = name.equals("version") ? index : version;
    }
    var rule =
        new ScopedExpression(sql, insert.scope(), insert.table(), RowSql.ROW, row)
            .text(insert.table().access().create());
    values.set(
        version,
        "CASE WHEN (%s) IS TRUE THEN %s ELSE libretto.refuse('create:') END"
            .formatted(rule, values.get(version)));
  }

  Statement update(Plan.Update update) {
    var sql = new SqlText();
    var table = shared(update.table());
    var rewrite = new Rewrite(sql, update, table);
    sql.add("WITH o AS (").add(rewrite.found()).add("), ");
    return written(
        sql, rewrite.write(), rewrite.log(), update.scope(), update.table(), update.returning());
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
            + table.returningImage(delete.returning() != null);
    sql.add("WITH ");
    var log =
        table
            .log()
            .deleted(
                sql.parameter(instant(delete.scope()), ColumnType.DATE_TIME),
                sql.parameter(delete.scope().caller().id(), ColumnType.TEXT));
    return written(sql, write, log, delete.scope(), delete.table(), delete.returning());
  }

  /** The columns: the state, whether the row may be updated, and each guard in turn. */
  Statement whyNotMoved(Plan.Update update, List<Transition> transitions) {
    var sql = new SqlText();
    var becoming = Becoming.of(sql, update);
    var moves = new Moves(sql, update, becoming.fields());
    sql.add("WITH g AS (SELECT ").add(String.join(", ", becoming.parameters())).add(") ");
    sql.add("SELECT ").add(moves.state()).add(", (").add(moves.mayUpdate()).add(") IS TRUE");
    transitions.forEach(transition -> sql.add(", ").add(moves.guard(transition)));
    sql.add(" FROM ").add(shared(update.table()).from());
    new Conditions(sql, update.scope(), update.table(), RowSql.ROW)
        .id(update.id())
        .rule(update.table().access().read())
        .where();
    return sql.statement(program.id(), RowWriter.NOTHING);
  }

  /** The write and its entry in the log, and what is returned of the rows. */
  private Statement written(
      SqlText sql,
      String write,
      String log,
      Scope scope,
      Table table,
      @Nullable Projection returning) {
    sql.add("r AS (").add(write).add(")");
    if (!log.isEmpty()) {
      sql.add(", l AS (").add(log).add(")");
    }
    if (returning == null) {
      sql.add(" SELECT ").add(WRITTEN).add(" FROM r");
      return sql.statement(program.id(), RowWriter.NOTHING);
    }
    var selection = new Selection(sql, scope, table, Selection.items(table, returning));
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
