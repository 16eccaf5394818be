package dev.libretto.store;

import dev.libretto.plan.Plan;
import dev.libretto.program.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * New rows beyond the plainest case: several, with links, or under a rule that follows relations.
 */
final class InsertSql {

  private final SqlText sql;
  private final Plan.Insert insert;
  private final TableSql table;
  private final LinkSql links;
  private final List<String> ids = new ArrayList<>();
  private final List<Map<Field, String>> lists = new ArrayList<>();

  InsertSql(SqlText sql, Plan.Insert insert, TableSql table) {
    this.sql = sql;
    this.insert = insert;
    this.table = table;
    this.links = new LinkSql(sql, insert.scope(), insert.table());
  }

  Statement write(WriteSql writes) {
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
          new WriteSql.Writing(write, table.log().inserted(), OutboxSql.Kind.CREATED),
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
            OutboxSql.Kind.CREATED,
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
    var values = new ArrayList<String>();
    var version = 0;
    for (var index = 0; index < insert.columns().size(); index++) {
      var field = insert.columns().get(index);
      if (!field.hasColumn()) {
        var ids = links.given(given.get(index));
        list.put(field, ids);
        becoming.put(field.name(), ids);
        continue;
      }
      var value = sql.parameter(given.get(index), field.columnType());
      version = field.name().equals("version") ? values.size() : version;
      if (field.name().equals("id")) {
        ids.add(value);
      }
      values.add(value);
      becoming.put(field.name(), value);
    }
    lists.add(list);
    if (WriteSql.asks(insert)) {
      values.set(version, asked(becoming, values.get(version)));
    }
    return "(" + String.join(", ", values) + ")";
  }

  /** The rule stands in the row's version: where it does not hold, there is no row and no other. */
  private String asked(Map<String, String> row, String version) {
    var rule =
        new ScopedExpression(sql, insert.scope(), insert.table(), RowSql.ROW, row)
            .text(insert.table().access().create());
    return "CASE WHEN (%s) IS TRUE THEN %s ELSE libretto.refuse('create:') END"
        .formatted(rule, version);
  }
}
