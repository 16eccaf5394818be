package dev.libretto.store;

import dev.libretto.plan.Order;
import dev.libretto.plan.Plan;
import dev.libretto.plan.Projection;
import dev.libretto.plan.Scope;
import dev.libretto.program.Field;
import dev.libretto.program.Program;
import dev.libretto.program.Table;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compiles plans of one program into statements, with the rules of the tables in them. Pure: it
 * touches no database, and the same plan gives the same text.
 *
 * <p>Behind its members, a statement that reads one row selects the version; one that reads a list
 * with a count, the count; one that writes, the id and the version of each row written.
 */
public final class RowSql {

  /** The alias of the table a statement is about. */
  static final String ROW = "r";

  private final Program program;

  /** Compiles for this program's tables and no others. */
  public RowSql(Program program) {
    this.program = program;
  }

  /** The statement of a plan. */
  @SuppressWarnings("ReferenceEquality") // A program is one object, swapped by its reference.
  public Statement compile(Plan plan) {
    if (plan.scope().program() != program) {
      throw new IllegalArgumentException("a plan of another program");
    }
    return switch (plan) {
      case Plan.Read read -> read(read);
      case Plan.ReadOne one -> readOne(one);
      case Plan.Insert insert -> insert(insert);
      case Plan.Update update -> update(update);
      case Plan.Delete delete -> delete(delete);
    };
  }

  /** Counts what {@code read} would find without its limit; the count is the only column. */
  public Statement count(Plan.Read read) {
    var sql = new SqlText();
    count(sql, read);
    return sql.statement(program.id(), RowWriter.NOTHING);
  }

  private void count(SqlText sql, Plan.Read read) {
    sql.add("SELECT count(*) FROM ").add(from(read.table()));
    matching(sql, read).where();
  }

  private Statement read(Plan.Read read) {
    var sql = new SqlText();
    var selection = new Selection(sql, read.scope(), read.table(), read.projection());
    sql.add("SELECT ").add(selection.columns());
    if (read.count()) {
      // A scalar sub-select is performed once, and the page keeps its own plan and order.
      sql.add(selection.columns().isEmpty() ? "(" : ", (");
      count(sql, read);
      sql.add(")");
    }
    sql.add(" FROM ").add(from(read.table())).add(selection.joins());
    var conditions = matching(sql, read);
    conditions.where();
    order(sql, conditions, read.order());
    sql.add(" LIMIT ").add(sql.parameter((long) read.limit(), ColumnType.INTEGER));
    if (read.offset() > 0) {
      sql.add(" OFFSET ").add(sql.parameter(read.offset(), ColumnType.INTEGER));
    }
    return sql.statement(program.id(), selection.writer());
  }

  private static Conditions matching(SqlText sql, Plan.Read read) {
    return new Conditions(sql, read.scope(), read.table(), ROW)
        .rule(read.table().access().read())
        .filter(read.filter());
  }

  private static void order(SqlText sql, Conditions conditions, List<Order> order) {
    var word = " ORDER BY ";
    for (var term : order) {
      sql.add(word)
          .add(conditions.operand(term.field()))
          .add(term.descending() ? " DESC" : " ASC")
          .add(term.nulls() == Order.Nulls.FIRST ? " NULLS FIRST" : " NULLS LAST");
      word = ", ";
    }
  }

  private Statement readOne(Plan.ReadOne one) {
    var sql = new SqlText();
    var selection = new Selection(sql, one.scope(), one.table(), one.projection());
    sql.add("SELECT ").add(selection.columnsBefore()).add("r.\"version\" FROM ");
    sql.add(from(one.table())).add(selection.joins());
    new Conditions(sql, one.scope(), one.table(), ROW)
        .id(one.id())
        .rule(one.table().access().read())
        .where();
    return sql.statement(program.id(), selection.writer());
  }

  private Statement insert(Plan.Insert insert) {
    var sql = new SqlText();
    var write = new StringBuilder("INSERT INTO ").append(from(insert.table())).append(" (");
    for (var index = 0; index < insert.columns().size(); index++) {
      write.append(index == 0 ? "" : ", ").append(column(insert.columns().get(index)));
    }
    write.append(") VALUES ");
    for (var row = 0; row < insert.rows().size(); row++) {
      var values = insert.rows().get(row);
      write.append(row == 0 ? "(" : ", (");
      for (var index = 0; index < insert.columns().size(); index++) {
        write
            .append(index == 0 ? "" : ", ")
            .append(
                sql.parameter(values.get(index), ColumnType.of(insert.columns().get(index))));
      }
      write.append(")");
    }
    return writing(sql, write.toString(), insert.scope(), insert.table(), insert.returning());
  }

  private Statement update(Plan.Update update) {
    var sql = new SqlText();
    var table = update.table();
    var write = new StringBuilder("UPDATE ").append(from(table)).append(" SET ");
    var changed = new HashMap<String, String>();
    for (var assignment : update.values()) {
      var value = sql.parameter(assignment.value(), ColumnType.of(assignment.field()));
      changed.put(assignment.field().name(), value);
      write.append(column(assignment.field())).append(" = ").append(value).append(", ");
    }
    var now = sql.parameter(instant(update.scope()), ColumnType.DATE_TIME);
    changed.put("updatedAt", now);
    changed.put("version", "(r.\"version\" + 1)");
    write.append("\"updated_at\" = ").append(now).append(", \"version\" = r.\"version\" + 1");
    // The rule holds for the row as it was and for the row as it becomes.
    var rule = table.access().update();
    var conditions =
        new Conditions(sql, update.scope(), table, ROW)
            .id(update.id())
            .version(update.expectedVersion())
            .rule(table.access().read())
            .rule(rule)
            .ruleAfter(rule, changed)
            .filter(update.filter());
    write.append(" WHERE ").append(conditions.joined());
    return writing(sql, write.toString(), update.scope(), table, update.returning());
  }

  /**
   * A row that cannot be read cannot be changed or deleted either: otherwise the number of rows
   * concerned would answer questions about hidden ones.
   */
  private Statement delete(Plan.Delete delete) {
    var sql = new SqlText();
    var conditions =
        new Conditions(sql, delete.scope(), delete.table(), ROW)
            .id(delete.id())
            .version(delete.expectedVersion())
            .rule(delete.table().access().read())
            .rule(delete.table().access().delete())
            .filter(delete.filter());
    var write = "DELETE FROM " + from(delete.table()) + " WHERE " + conditions.joined();
    return writing(sql, write, delete.scope(), delete.table(), delete.returning());
  }

  /** A writing statement and what it returns; with embedded rows, it becomes a WITH clause. */
  private Statement writing(
      SqlText sql, String write, Scope scope, Table table, @Nullable Projection returning) {
    if (returning == null) {
      sql.add(write).add(" RETURNING r.\"id\", r.\"version\"");
      return sql.statement(program.id(), RowWriter.NOTHING);
    }
    var selection = new Selection(sql, scope, table, returning);
    if (!selection.hasJoins()) {
      sql.add(write).add(" RETURNING ").add(selection.columnsBefore());
      sql.add("r.\"id\", r.\"version\"");
      return sql.statement(program.id(), selection.writer());
    }
    sql.add("WITH r AS (").add(write).add(" RETURNING ").add(storedColumns(table)).add(") SELECT ");
    sql.add(selection.columnsBefore()).add("r.\"id\", r.\"version\" FROM r");
    // A join keeps no order, but the ids of rows made together do.
    sql.add(selection.joins()).add(" ORDER BY r.\"id\"");
    return sql.statement(program.id(), selection.writer());
  }

  private static String storedColumns(Table table) {
    return String.join(
        ", ",
        table.fields().stream()
            .filter(field -> field.origin() != Field.Origin.COMPUTED)
            .map(field -> "r." + column(field))
            .toList());
  }

  private String from(Table table) {
    return SqlText.relation(program.id(), table) + " AS " + ROW;
  }

  private static String column(Field field) {
    return SqlText.quoted(field.physicalName());
  }

  private static OffsetDateTime instant(Scope scope) {
    return scope.now().atOffset(ZoneOffset.UTC);
  }
}
