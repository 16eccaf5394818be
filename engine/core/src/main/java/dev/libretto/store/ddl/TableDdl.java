package dev.libretto.store.ddl;

import dev.libretto.program.AppId;
import dev.libretto.program.Field;
import dev.libretto.program.Field.Origin;
import dev.libretto.program.Table;
import dev.libretto.store.SqlName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The SQL text that makes a table with all that needs no other table. */
final class TableDdl {

  private static final List<String> SYSTEM_COLUMNS =
      List.of(
          "\"id\" uuid NOT NULL",
          "\"created_at\" timestamptz(6) NOT NULL",
          "\"created_by\" text COLLATE \"C\"",
          "\"updated_at\" timestamptz(6) NOT NULL",
          "\"version\" int8 NOT NULL");

  private final AppId app;
  private final Table table;

  TableDdl(AppId app, Table table) {
    this.app = app;
    this.table = table;
  }

  String create() {
    return columns().map(ColumnDdl::sequence).collect(Collectors.joining())
        + """
        CREATE TABLE %1$s (
          %2$s
        );
        GRANT SELECT, INSERT, UPDATE, DELETE ON %1$s TO %3$s;
        SELECT libretto.watch_cascades('%4$s', '%5$s')\
        """
            .formatted(
                SqlName.of(app, table),
                String.join(",\n  ", parts()),
                SqlName.quoted(app.role()),
                app.schema(),
                table.physicalName())
        + columns().map(ColumnDdl::ownership).collect(Collectors.joining())
        + table.fields().stream()
            .filter(Field::isStoredComputed)
            .map(field -> ";\n" + new ComputedSql(app, table, field).keep())
            .collect(Collectors.joining());
  }

  private List<String> parts() {
    var constraints = new ConstraintDdl(app, table);
    var parts = new ArrayList<>(SYSTEM_COLUMNS);
    columns().map(ColumnDdl::declaration).forEach(parts::add);
    parts.add("CONSTRAINT " + SqlName.quoted("p_" + table.id()) + " PRIMARY KEY (\"id\")");
    table.unique().forEach(unique -> parts.add(constraints.declaration(unique)));
    table.checks().forEach(check -> parts.add(constraints.declaration(check)));
    return parts;
  }

  private Stream<ColumnDdl> columns() {
    return table.fields().stream()
        .filter(field -> field.origin() != Origin.SYSTEM && field.hasColumn())
        .map(field -> new ColumnDdl(app, table, field));
  }
}
