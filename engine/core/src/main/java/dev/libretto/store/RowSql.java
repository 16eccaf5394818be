package dev.libretto.store;

import dev.libretto.kind.ColumnType;
import dev.libretto.plan.Plan;
import dev.libretto.plan.Projection;
import dev.libretto.plan.Recall;
import dev.libretto.plan.Scope;
import dev.libretto.program.Program;
import dev.libretto.program.States;
import dev.libretto.program.Table;
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

  private final Program program;
  private final Map<String, TableSql> tables = new HashMap<>();
  private final WriteSql writes;
  private final WriteSql quietWrites;
  private final RecallSql recalls;
  private final KnownReads known;

  /** Prepares what the statements on each table of this program share. */
  public RowSql(Program program) {
    this.program = program;
    program.tables().forEach(table -> tables.put(table.id(), new TableSql(program, table)));
    this.writes = new WriteSql(program, this::shared, true);
    this.quietWrites = new WriteSql(program, this::shared, false);
    this.recalls = new RecallSql(program, this::shared);
    this.known = new KnownReads(program.id());
  }

  /** The statement of a plan. */
  @SuppressWarnings("ReferenceEquality") // A program is one object, swapped by its reference.
  public Statement compile(Plan plan) {
    if (plan.scope().program() != program) {
      throw new IllegalArgumentException("a plan of another program");
    }
    return switch (plan) {
      case Plan.Read read -> known.statement(ReadShape.of(read), read.scope(), () -> written(read));
      case Plan.ReadOne one -> readOne(one);
      case Plan.Insert insert -> writes.insert(insert);
      case Plan.Update update -> writes.update(update);
      case Plan.Delete delete -> writes.delete(delete);
    };
  }

  /** The statement of new rows that triggers are told nothing of: they are where an app begins. */
  @SuppressWarnings("ReferenceEquality") // A program is one object, swapped by its reference.
  public Statement quietly(Plan.Insert plan) {
    if (plan.scope().program() != program) {
      throw new IllegalArgumentException("a plan of another program");
    }
    return quietWrites.insert(plan);
  }

  /** The statement of a question to a table's memory. */
  @SuppressWarnings("ReferenceEquality") // A program is one object, swapped by its reference.
  public Statement compile(Recall recall) {
    if (recall.scope().program() != program) {
      throw new IllegalArgumentException("a plan of another program");
    }
    return recalls.compile(recall);
  }

  /**
   * Finds the rows that a deletion took along and that are not back: each row's id and the id of
   * its table.
   *
   * @param transaction as a restoring statement returned it
   */
  public Statement takenAlong(String transaction) {
    return recalls.takenAlong(transaction);
  }

  /**
   * Asks why a row cannot be moved: its state, whether the rule about updating allows it, and for
   * each of the transitions whether its guard holds.
   *
   * @param update of one row by its id, with a move
   */
  public Statement whyNotMoved(Plan.Update update, List<States.Transition> transitions) {
    return writes.whyNotMoved(update, transitions);
  }

  /** Counts what {@code read} would find without its limit; the count is the only column. */
  public Statement count(Plan.Read read) {
    var sql = SqlText.reading();
    count(sql, read);
    return sql.statement(program.id(), RowWriter.NOTHING);
  }

  private void count(SqlText sql, Plan.Read read) {
    sql.add("SELECT count(*) FROM ").add(shared(read.table()).from());
    matching(sql, read).where();
  }

  private KnownReads.Written written(Plan.Read read) {
    var sql = SqlText.reading();
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
    sql.add(conditions.ordered(read.order()));
    sql.add(" LIMIT ").add(sql.ofPlan((long) read.limit(), ColumnType.INTEGER));
    if (read.offset() > 0) {
      sql.add(" OFFSET ").add(sql.ofPlan(read.offset(), ColumnType.INTEGER));
    }
    return new KnownReads.Written(sql, selected.writer());
  }

  private record Selected(RowWriter writer, String joins) {}

  /** Begins a statement with what it selects. */
  private Selected select(SqlText sql, Scope scope, Table table, Projection projection) {
    var everything = shared(table).everything();
    if (everything != null
        && projection instanceof Projection.Everything
        && !Selection.redacts(scope, table)) {
      sql.begin(everything);
      return new Selected(everything.writer(), "");
    }
    var selection = new Selection(sql, scope, table, Selection.items(table, projection));
    sql.add("SELECT ").add(selection.columns());
    return new Selected(selection.writer(), selection.joins());
  }

  private static Conditions matching(SqlText sql, Plan.Read read) {
    return new Conditions(sql, read.scope(), read.table(), ROW)
        .rule(read.table().access().read())
        .filter(read.filter());
  }

  /** What is asked for most, and without a rule, is written already. */
  private Statement readOne(Plan.ReadOne one) {
    var prepared = shared(one.table()).readOne();
    if (prepared == null
        || !(one.projection() instanceof Projection.Everything)
        || Selection.redacts(one.scope(), one.table())
        || !Conditions.allows(one.scope(), one.table().access().read())) {
      return known.statement(ReadShape.of(one), one.scope(), () -> written(one));
    }
    var parameters = new ArrayList<@Nullable Object>(prepared.parameters());
    parameters.add(one.id());
    return new Statement(program.id(), prepared.sql(), parameters, prepared.writer());
  }

  private KnownReads.Written written(Plan.ReadOne one) {
    var sql = SqlText.reading();
    var selected = select(sql, one.scope(), one.table(), one.projection());
    sql.add(selected.writer().width() == 0 ? "" : ", ").add("r.\"version\" FROM ");
    sql.add(shared(one.table()).from()).add(selected.joins());
    new Conditions(sql, one.scope(), one.table(), ROW)
        .id(one.id())
        .rule(one.table().access().read())
        .where();
    return new KnownReads.Written(sql, selected.writer());
  }

  private TableSql shared(Table table) {
    var shared = tables.get(table.id());
    if (shared == null) {
      throw new IllegalArgumentException("a table of another program: " + table.name());
    }
    return shared;
  }
}
