package dev.libretto.store;

import dev.libretto.expression.Expression;
import dev.libretto.kind.ColumnType;
import dev.libretto.plan.Recall;
import dev.libretto.plan.Scope;
import dev.libretto.program.Field;
import dev.libretto.program.Program;
import dev.libretto.program.Table;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Compiles what is asked of a table's memory. A row as it was is made of the row as it is by taking
 * back what the change log says was changed since, the latest first.
 */
final class RecallSql {

  /** The alias of a row as it is beside the same row as it was. */
  private static final String NOW = "libretto_now";

  private final Program program;
  private final Function<Table, TableSql> tables;

  RecallSql(Program program, Function<Table, TableSql> tables) {
    this.program = program;
    this.tables = tables;
  }

  Statement compile(Recall recall) {
    return switch (recall) {
      case Recall.History history -> history(history);
      case Recall.AsOf then -> asOf(then);
      case Recall.Trash trash -> trash(trash);
      case Recall.Restore restore -> new RestoreSql(program, tables, this).compile(restore);
      case Recall.Purge purge -> purge(purge);
    };
  }

  /**
   * Each entry with the images of the row before and after it. An entry is there for whoever may
   * read the row as it is now and as it was on either side; values only of the sides they may read.
   */
  private Statement history(Recall.History history) {
    var sql = new SqlText();
    var table = history.table();
    var fields = HistoryColumns.fields(table);
    var now = new Conditions(sql, history.scope(), table, RowSql.ROW);
    var links = tables.apply(table).links();
    var old =
        Conditions.past(
            sql, history.scope(), table, "b", LinkSql.remembered(links, "e.\"earlier\""));
    var young =
        Conditions.past(sql, history.scope(), table, "a", LinkSql.remembered(links, "e.\"later\""));
    sql.add(
        "SELECT e.\"seq\", e.\"at\", e.\"actor\", e.\"kind\", e.\"version\", e.\"cause\","
            + " e.\"keys\"");
    for (var field : fields) {
      sql.add(", ").add(readable(now, old, field)).add(", ").add(readable(now, young, field));
    }
    sql.add(", ").add(hidden(now, fields));
    sql.add(" FROM (").add(images(sql, history)).add(") AS e");
    sql.add(" JOIN ").add(tables.apply(table).from()).add(" ON r.\"id\" = e.\"row_id\"");
    sql.add(record(table, "e.\"earlier\"", "b")).add(record(table, "e.\"later\"", "a"));
    var rule = table.access().read();
    var readable = now.rule(rule).joined();
    sql.add(" WHERE ").add(readable);
    sql.add(" AND ((e.\"kind\" <> 'c' AND (").add(old.rule(rule).joined()).add(")) OR (");
    sql.add(young.rule(rule).joined()).add("))");
    if (history.before() != null) {
      sql.add(" AND e.\"seq\" < ").add(sql.parameter(history.before(), ColumnType.INTEGER));
    }
    sql.add(" ORDER BY e.\"seq\" DESC LIMIT ");
    sql.add(sql.parameter((long) history.limit(), ColumnType.INTEGER));
    return sql.statement(program.id(), RowWriter.NOTHING);
  }

  /** A value of an image, where the field may be read in the row as it is now and in the image. */
  private static String readable(Conditions now, Conditions image, Field field) {
    var rule = field.rules().read();
    var operand = image.operand(field);
    var value = field.columnType() == ColumnType.JSON ? operand + "::text" : operand;
    return rule == null ? value : now.only(rule, value);
  }

  /** The physical names of fields the caller may not read now. */
  private static String hidden(Conditions now, List<Field> fields) {
    var names =
        fields.stream()
            .filter(field -> field.rules().read() != null)
            .map(field -> now.unless(rule(field), field.physicalName()))
            .collect(Collectors.joining(", "));
    return "array_remove(ARRAY[" + names + "]::text[], NULL)";
  }

  private static Expression rule(Field field) {
    var rule = field.rules().read();
    if (rule == null) {
      throw new IllegalStateException("no rule");
    }
    return rule;
  }

  private String images(SqlText sql, Recall.History history) {
    var id = sql.parameter(history.id(), ColumnType.UUID);
    var shared = tables.apply(history.table());
    var later =
        "("
            + new LinkSql(sql, history.scope(), history.table()).image(shared.links())
            + " || coalesce(libretto.merged(c.\"before\") OVER w, '{}'))";
    return "SELECT c.\"seq\", c.\"at\", c.\"actor\", c.\"kind\", c.\"version\", c.\"cause\","
        + " c.\"row_id\", ARRAY(SELECT jsonb_object_keys(c.\"after\")) AS \"keys\", "
        + later
        + " AS \"later\", "
        + later
        + " || coalesce(c.\"before\", '{}') AS \"earlier\" FROM "
        + log()
        + " AS c JOIN "
        + tables.apply(history.table()).from()
        + " ON r.\"id\" = c.\"row_id\" WHERE c.\"row_id\" = "
        + id
        + " WINDOW w AS (ORDER BY c.\"seq\" DESC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)";
  }

  /** The row now must be readable, and so must the row then; the same holds of each field. */
  private Statement asOf(Recall.AsOf then) {
    var sql = new SqlText();
    var table = then.table();
    boolean redacts = Selection.redacts(then.scope(), table);
    var selection =
        Selection.past(
            sql,
            then.scope(),
            new Conditions(
                sql,
                then.scope(),
                table,
                RowSql.ROW,
                LinkSql.remembered(tables.apply(table).links(), "p.\"image\""),
                new Past(redacts ? NOW : null)),
            then.projection());
    sql.add("SELECT ").add(selection.columnsBefore()).add("r.\"version\", p.\"known\" FROM (");
    sql.add(past(sql, then)).add(") AS p").add(record(table, "p.\"image\"", RowSql.ROW));
    if (redacts) {
      sql.add(" JOIN ").add(SqlText.relation(program.id(), table)).add(" AS ").add(NOW);
      sql.add(" ON ").add(NOW).add(".\"id\" = r.\"id\"");
    }
    sql.add(selection.joins());
    Conditions.past(sql, then.scope(), table, RowSql.ROW, Map.of())
        .rule(table.access().read())
        .where();
    return sql.statement(program.id(), selection.writer());
  }

  private String past(SqlText sql, Recall.AsOf then) {
    var id = sql.parameter(then.id(), ColumnType.UUID);
    var at = sql.parameter(then.at().atOffset(ZoneOffset.UTC), ColumnType.DATE_TIME);
    var row = new Conditions(sql, then.scope(), then.table(), RowSql.ROW);
    return """
    SELECT %6$s || coalesce(l."before", '{}') || jsonb_build_object(
        'version', coalesce(e."version", l."oldest" - 1, r."version"),
        'updated_at', coalesce(e."at",
          CASE WHEN l."oldest" IS NULL THEN r."updated_at" ELSE r."created_at" END)) AS "image",
      e."version" IS NOT NULL OR l."oldest" IS NULL AS "known"
    FROM %1$s
    CROSS JOIN LATERAL (
      SELECT libretto.merged(c."before" ORDER BY c."seq" DESC) AS "before",
        min(c."version") AS "oldest"
      FROM %2$s AS c WHERE c."row_id" = r."id" AND c."at" > %3$s AND c."kind" = 'u') AS l
    LEFT JOIN LATERAL (
      SELECT c."version", c."at" FROM %2$s AS c
      WHERE c."row_id" = r."id" AND c."at" <= %3$s ORDER BY c."seq" DESC LIMIT 1) AS e ON true
    WHERE r."id" = %4$s AND r."created_at" <= %3$s AND %5$s\
    """
        .formatted(
            tables.apply(then.table()).from(),
            log(),
            at,
            id,
            row.rule(then.table().access().read()).joined(),
            new LinkSql(sql, then.scope(), then.table()).image(tables.apply(then.table()).links()));
  }

  private Statement trash(Recall.Trash trash) {
    var sql = new SqlText();
    var table = trash.table();
    var selection =
        Selection.past(
            sql,
            trash.scope(),
            Conditions.past(
                sql,
                trash.scope(),
                table,
                RowSql.ROW,
                LinkSql.remembered(tables.apply(table).links(), "c.\"before\"")),
            trash.projection());
    sql.add("SELECT ").add(selection.columnsBefore());
    sql.add("c.\"seq\", c.\"at\", c.\"actor\" FROM ").add(deleted(table));
    sql.add(selection.joins()).add(" WHERE ").add(restorable(sql, trash.scope(), table));
    if (trash.before() != null) {
      sql.add(" AND c.\"seq\" < ").add(sql.parameter(trash.before(), ColumnType.INTEGER));
    }
    sql.add(" ORDER BY c.\"seq\" DESC LIMIT ");
    sql.add(sql.parameter((long) trash.limit(), ColumnType.INTEGER));
    return sql.statement(program.id(), selection.writer());
  }

  /** The deletions in the change log, with the rows they ended as {@code r}. */
  String deleted(Table table) {
    return log() + " AS c" + record(table, "c.\"before\"", RowSql.ROW);
  }

  /**
   * A row is in the trash while its deletion is the last that happened to it and is not too long
   * ago; and for those who may read and delete it.
   */
  String restorable(SqlText sql, Scope scope, Table table) {
    var since = scope.now().minus(Duration.ofDays(table.history().trashDays()));
    return "c.\"kind\" = 'd' AND c.\"table_id\" = '"
        + table.id()
        + "' AND c.\"at\" > "
        + sql.parameter(instant(since), ColumnType.DATE_TIME)
        + " AND NOT EXISTS (SELECT FROM "
        + log()
        + " AS d WHERE d.\"row_id\" = c.\"row_id\" AND d.\"seq\" > c.\"seq\") AND "
        + Conditions.past(sql, scope, table, RowSql.ROW, Map.of())
            .rule(table.access().read())
            .rule(table.access().delete())
            .joined();
  }

  /** All that is known of a row goes, so that nothing of it can be read again. */
  private Statement purge(Recall.Purge purge) {
    var sql = new SqlText();
    var id = sql.parameter(purge.id(), ColumnType.UUID);
    sql.add("WITH d AS (SELECT c.\"row_id\" FROM ").add(deleted(purge.table()));
    sql.add(" WHERE c.\"row_id\" = ").add(id).add(" AND ");
    sql.add(restorable(sql, purge.scope(), purge.table())).add("), l AS (DELETE FROM ");
    sql.add(log()).add(" AS c USING d WHERE c.\"row_id\" = d.\"row_id\")");
    sql.add(" SELECT d.\"row_id\", 0::int8 FROM d");
    return sql.statement(program.id(), RowWriter.NOTHING);
  }

  /** The rows a deletion took along: their tables and ids. */
  Statement takenAlong(String transaction) {
    var sql = new SqlText();
    var xid = sql.parameter(transaction, ColumnType.TEXT);
    sql.add("SELECT c.\"row_id\", c.\"table_id\" FROM ").add(log()).add(" AS c");
    sql.add(" WHERE c.\"xid\" = ").add(xid).add("::xid8 AND c.\"kind\" = 'd'");
    sql.add(" AND c.\"cause\" = 'cascade' AND NOT EXISTS (SELECT FROM ").add(log());
    sql.add(" AS d WHERE d.\"row_id\" = c.\"row_id\" AND d.\"seq\" > c.\"seq\")");
    return sql.statement(program.id(), RowWriter.NOTHING);
  }

  private String record(Table table, String image, String alias) {
    return " CROSS JOIN LATERAL jsonb_populate_record(NULL::"
        + SqlText.relation(program.id(), table)
        + ", "
        + image
        + ") AS "
        + alias;
  }

  private String log() {
    return SqlText.quoted(program.id().schema()) + ".\"change\"";
  }

  static OffsetDateTime instant(java.time.Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
