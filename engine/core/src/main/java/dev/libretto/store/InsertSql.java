package dev.libretto.store;

import dev.libretto.kind.ColumnType;
import dev.libretto.plan.Plan;
import dev.libretto.program.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * New rows beyond the plainest case: several, with links, under a rule that follows relations, or
 * with relations to rows of which the caller may not read all.
 */
final class InsertSql {

  private final SqlText sql;
  private final Plan.Insert insert;
  private final TableSql table;
  private final LinkSql links;
  private final Targets targets;
  private final List<String> ids = new ArrayList<>();
  private final List<Map<Field, String>> lists = new ArrayList<>();

  InsertSql(SqlText sql, Plan.Insert insert, TableSql table) {
    this.sql = sql;
    this.insert = insert;
    this.table = table;
    this.links = new LinkSql(sql, insert.scope(), insert.table());
    this.targets = new Targets(sql, insert.scope(), insert.table());
  }

  Statement write(WriteSql writes) {
    if (WriteSql.refers(insert)) {
      // A relation may lead to another of these rows.
      var id = place("id");
      insert.rows().forEach(row -> ids.add(sql.parameter(row.get(id), ColumnType.UUID)));
    }
    var rows = new ArrayList<String>();
    for (var row = 0; row < insert.rows().size(); row++) {
      rows.add(row(row));
    }
    var write =
        table.insertInto()
            + String.join(", ", rows)
            + table.returningImage(insert.returning() != null);
    sql.add("WITH ");
    var fields = table.links();
    if (fields.isEmpty()) {
      return writes.written(
          sql,
          new WriteSql.Writing(write, table.log().inserted()),
          insert.scope(),
          insert.table(),
          insert.returning());
    }
    sql.add(links.rows(fields, ids, lists)).add(", ");
    var image = ChangeLogSql.image(fields, field -> "v." + TableSql.column(field));
    return writes.written(
        sql,
        new WriteSql.Writing(
            write,
            table.log().inserted("r.\"image\" || " + image, "r JOIN v ON v.\"id\" = r.\"id\""),
            fields.stream().map(links::insert).collect(Collectors.joining()),
            LinkSql.ofNewRows(fields)),
        insert.scope(),
        insert.table(),
        insert.returning());
  }

  private String row(int row) {
    var given = insert.rows().get(row);
    var becoming = new HashMap<String, String>();
    var list = new HashMap<Field, String>();
    var demands = new ArrayList<String>();
    var values = new ArrayList<String>();
    var version = 0;
    for (var index = 0; index < insert.columns().size(); index++) {
      var field = insert.columns().get(index);
      if (!field.hasColumn()) {
        var linked = links.given(given.get(index));
        list.put(field, linked);
        becoming.put(field.name(), linked);
        continue;
      }
      boolean known = field.name().equals("id") && row < ids.size();
      var value = known ? ids.get(row) : sql.parameter(given.get(index), field.columnType());
      if (field.name().equals("id") && !known) {
        ids.add(value);
      }
      version = field.name().equals("version") ? values.size() : version;
      values.add(value);
      becoming.put(field.name(), value);
      if (Targets.asks(insert.scope(), insert.table().access().create(), field, given.get(index))) {
        demands.add(targets.demand(field, value, ids));
      }
    }
    lists.add(list);
    if (WriteSql.asks(insert)) {
      demands.add("WHEN (" + rule(becoming) + ") IS NOT TRUE THEN libretto.refuse('create:')");
    }
    if (!demands.isEmpty()) {
      // Where a demand is not met, there is no row and no other.
      values.set(
          version, "CASE " + String.join(" ", demands) + " ELSE " + values.get(version) + " END");
    }
    return "(" + String.join(", ", values) + ")";
  }

  private String rule(Map<String, String> row) {
    return new ScopedExpression(sql, insert.scope(), insert.table(), RowSql.ROW, row)
        .text(insert.table().access().create());
  }

  private int place(String field) {
    for (var index = 0; index < insert.columns().size(); index++) {
      if (insert.columns().get(index).name().equals(field)) {
        return index;
      }
    }
    throw new IllegalArgumentException("a new row has no " + field);
  }
}
