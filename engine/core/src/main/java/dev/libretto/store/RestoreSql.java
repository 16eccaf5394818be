package dev.libretto.store;

import dev.libretto.definition.FieldType;
import dev.libretto.kind.ColumnType;
import dev.libretto.plan.Recall;
import dev.libretto.program.Field;
import dev.libretto.program.Program;
import dev.libretto.program.Table;
import dev.libretto.store.ddl.Literal;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Compiles bringing a deleted row back, out of what the change log says it was. */
final class RestoreSql {

  private final Program program;
  private final Function<Table, TableSql> tables;
  private final RecallSql trash;

  RestoreSql(Program program, Function<Table, TableSql> tables, RecallSql trash) {
    this.program = program;
    this.tables = tables;
    this.trash = trash;
  }

  Statement compile(Recall.Restore restore) {
    var sql = new SqlText();
    var table = restore.table();
    var shared = tables.apply(table);
    var now = sql.parameter(RecallSql.instant(restore.scope().now()), ColumnType.DATE_TIME);
    var id = sql.parameter(restore.id(), ColumnType.UUID);
    var fields = shared.storedFields().stream().filter(field -> !field.isStoredComputed()).toList();
    var columns = fields.stream().map(TableSql::column).toList();
    var values = fields.stream().map(field -> restored(field, now)).toList();
    var links = new LinkSql(sql, restore.scope(), table);
    sql.add("WITH d AS (SELECT c.\"xid\", c.\"before\" AS \"was\", ")
        .add(named(values, columns))
        .add(" FROM ");
    sql.add(trash.deleted(table)).add(" WHERE c.\"row_id\" = ").add(id).add(" AND ");
    sql.add(trash.restorable(sql, restore.scope(), table)).add(restore.along() ? whole(table) : "");
    sql.add("), r AS (INSERT INTO ");
    sql.add(shared.from()).add(" (").add(String.join(", ", columns)).add(") SELECT ");
    sql.add(String.join(", ", columns)).add(" FROM d").add(shared.returningImage(true));
    var actor = sql.parameter(restore.scope().caller().id(), ColumnType.TEXT);
    sql.add(")");
    shared.links().forEach(field -> sql.add(links.restore(field)));
    WriteSql.log(
        sql,
        shared.log().restored(now, actor, links.restoredImage(shared.links())),
        shared.outbox(OutboxSql.Kind.CREATED),
        OutboxSql.Kind.CREATED);
    sql.add(" SELECT ");
    @Nullable Selection selection =
        restore.returning() == null
            ? null
            : new Selection(
                sql,
                restore.scope(),
                table,
                Selection.items(table, restore.returning()),
                LinkSql.remembered(shared.links(), "(SELECT d.\"was\" FROM d)"));
    sql.add(selection == null ? "" : selection.columnsBefore());
    sql.add("r.\"id\", r.\"version\", (SELECT d.\"xid\"::text FROM d) FROM r");
    sql.add(selection == null ? "" : selection.joins());
    return sql.statement(program.id(), selection == null ? RowWriter.NOTHING : selection.writer());
  }

  /** That every row it refers to is there, besides its own. */
  private String whole(Table table) {
    var text = new StringBuilder();
    for (var field : table.fields()) {
      if (field.type() instanceof FieldType.Relation && field.hasColumn()) {
        var column = "r." + TableSql.column(field);
        field
            .relatedTable()
            .flatMap(program::table)
            .ifPresent(related ->
                text.append(
                        " AND (%1$s IS NULL OR %1$s = r.\"id\" OR EXISTS (SELECT FROM %2$s"
                            .formatted(column, SqlText.relation(program.id(), related)))
                    .append(" AS p WHERE p.\"id\" = ")
                    .append(column)
                    .append("))"));
      }
    }
    return text.toString();
  }

  /** A field that came to be required after the row was deleted begins with its default. */
  private static String restored(Field field, String now) {
    var column = TableSql.column(field);
    var value = field.defaultValue();
    return switch (column) {
      case "\"version\"" -> "r.\"version\" + 1";
      case "\"updated_at\"" -> now;
      default ->
          field.required() && value != null && field.kind().isDefaultKnown()
              ? "coalesce(r." + column + ", " + Literal.of(field.kind(), value) + ")"
              : "r." + column;
    };
  }

  private static String named(List<String> values, List<String> columns) {
    var text = new StringBuilder();
    for (var index = 0; index < values.size(); index++) {
      text.append(index == 0 ? "" : ", ");
      text.append(values.get(index)).append(" AS ").append(columns.get(index));
    }
    return text.toString();
  }
}
