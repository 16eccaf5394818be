package dev.libretto.store;

import dev.libretto.kind.ColumnType;
import dev.libretto.plan.Order;
import dev.libretto.plan.Plan;
import dev.libretto.plan.Projection;
import dev.libretto.plan.Scope;
import dev.libretto.program.Field;
import dev.libretto.program.Program;
import dev.libretto.program.Table;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  private static final String WRITTEN = "r.\"id\", r.\"version\"";

  private final Program program;
  private final Map<String, TableSql> tables = new HashMap<>();

  /** Prepares what the statements on each table of this program share. */
  public RowSql(Program program) {
    this.program = program;
    program.tables().forEach(table -> tables.put(table.id(), new TableSql(program, table)));
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
    sql.add("SELECT count(*) FROM ").add(shared(read.table()).from());
    matching(sql, read).where();
  }

  private Statement read(Plan.Read read) {
    var sql = new SqlText();
    var selected = select(sql, read.scope(), read.table(), read.projection());
    if (read.count()) {
      // A scalar sub-select is performed once, and the page keeps its own plan and order.
      sql.add(selected.writer().width() == 0 ? "(" : ", (");
      count(sql, read);
      sql.add(")");
    }
    sql.add(" FROM ").add(shared(read.table()).from()).add(selected.joins());
    var conditions = matching(sql, read);
    conditions.where();
    order(sql, conditions, read.order());
    sql.add(" LIMIT ").add(sql.parameter((long) read.limit(), ColumnType.INTEGER));
    if (read.offset() > 0) {
      sql.add(" OFFSET ").add(sql.parameter(read.offset(), ColumnType.INTEGER));
    }
    return sql.statement(program.id(), selected.writer());
  }

  private record Selected(RowWriter writer, String joins) {}

  /** Begins a statement with what it selects. */
  private Selected select(SqlText sql, Scope scope, Table table, Projection projection) {
    var everything = shared(table).everything();
    if (everything != null && projection instanceof Projection.Everything) {
      sql.begin(everything);
      return new Selected(everything.writer(), "");
    }
    var selection = new Selection(sql, scope, table, items(table, projection));
    sql.add("SELECT ").add(selection.columns());
    return new Selected(selection.writer(), selection.joins());
  }

  private static List<Projection.Item> items(Table table, Projection projection) {
    return switch (projection) {
      case Projection.Everything _ -> Projection.items(table);
      case Projection.Items(var items) -> items;
    };
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
    var rule = one.table().access().read();
    var prepared = shared(one.table()).readOne();
    if (prepared != null
        && one.projection() instanceof Projection.Everything
        && Conditions.allows(one.scope(), rule)) {
      var parameters = new ArrayList<@Nullable Object>(prepared.parameters());
      parameters.add(one.id());
      return new Statement(program.id(), prepared.sql(), parameters, prepared.writer());
    }
    var sql = new SqlText();
    var selected = select(sql, one.scope(), one.table(), one.projection());
    sql.add(selected.writer().width() == 0 ? "" : ", ").add("r.\"version\" FROM ");
    sql.add(shared(one.table()).from()).add(selected.joins());
    new Conditions(sql, one.scope(), one.table(), ROW).id(one.id()).rule(rule).where();
    return sql.statement(program.id(), selected.writer());
  }

  private Statement insert(Plan.Insert insert) {
    var sql = new SqlText();
    var shared = shared(insert.table());
    if (!shared.inserted().equals(insert.columns())) {
      throw new IllegalArgumentException("a new row has a value for every column");
    }
    if (insert.rows().size() == 1) {
      var write = shared.insertInto() + shared.oneRow();
      sql.parameters(insert.rows().getFirst());
      return writing(sql, write, insert.scope(), insert.table(), insert.returning());
    }
    var types = insert.columns().stream().map(Field::columnType).toList();
    var write = new StringBuilder(shared.insertInto());
    for (var row = 0; row < insert.rows().size(); row++) {
      var values = insert.rows().get(row);
      write.append(row == 0 ? "(" : ", (");
      for (var index = 0; index < types.size(); index++) {
        write
            .append(index == 0 ? "" : ", ")
            .append(sql.parameter(values.get(index), types.get(index)));
      }
      write.append(")");
    }
    return writing(sql, write.toString(), insert.scope(), insert.table(), insert.returning());
  }

  private Statement update(Plan.Update update) {
    var sql = new SqlText();
    var table = update.table();
    var write = new StringBuilder("UPDATE ").append(shared(table).from()).append(" SET ");
    var changed = new HashMap<String, String>();
    for (var assignment : update.values()) {
      var value = sql.parameter(assignment.value(), assignment.field().columnType());
      changed.put(assignment.field().name(), value);
      write.append(TableSql.column(assignment.field())).append(" = ").append(value).append(", ");
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
    var write = "DELETE FROM " + shared(delete.table()).from() + " WHERE " + conditions.joined();
    return writing(sql, write, delete.scope(), delete.table(), delete.returning());
  }

  /** A writing statement and what it returns; with embedded rows, it becomes a WITH clause. */
  private Statement writing(
      SqlText sql, String write, Scope scope, Table table, @Nullable Projection returning) {
    if (returning == null) {
      sql.add(write).add(" RETURNING ").add(WRITTEN);
      return sql.statement(program.id(), RowWriter.NOTHING);
    }
    var selection = new Selection(sql, scope, table, items(table, returning));
    if (selection.hasJoins()) {
      sql.add("WITH r AS (").add(write).add(" RETURNING ").add(shared(table).storedColumns());
      sql.add(") SELECT ").add(selection.columnsBefore()).add(WRITTEN).add(" FROM r");
      // A join keeps no order, but the ids of rows made together do.
      sql.add(selection.joins()).add(" ORDER BY r.\"id\"");
    } else {
      sql.add(write).add(" RETURNING ").add(selection.columnsBefore()).add(WRITTEN);
    }
    return sql.statement(program.id(), selection.writer());
  }

  private TableSql shared(Table table) {
    var shared = tables.get(table.id());
    if (shared == null) {
      throw new IllegalArgumentException("a table of another program: " + table.name());
    }
    return shared;
  }

  private static OffsetDateTime instant(Scope scope) {
    return scope.now().atOffset(ZoneOffset.UTC);
  }
}
