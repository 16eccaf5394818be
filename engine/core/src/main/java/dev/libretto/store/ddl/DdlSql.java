package dev.libretto.store.ddl;

import dev.libretto.definition.FieldType;
import dev.libretto.definition.FieldType.OnDelete;
import dev.libretto.program.AppId;
import dev.libretto.program.Field;
import dev.libretto.program.Field.Origin;
import dev.libretto.program.Table;
import dev.libretto.store.SqlName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The SQL text of changes to the schema of one app. */
public final class DdlSql {

  private static final List<String> SYSTEM_COLUMNS =
      List.of(
          "\"id\" uuid NOT NULL",
          "\"created_at\" timestamptz(6) NOT NULL",
          "\"created_by\" text COLLATE \"C\"",
          "\"updated_at\" timestamptz(6) NOT NULL",
          "\"version\" int8 NOT NULL");

  private final AppId app;

  /** Prints changes to this app's schema. */
  public DdlSql(AppId app) {
    this.app = app;
  }

  /** All steps as one text. */
  public String script(List<Ddl> steps) {
    return steps.stream().map(step -> sql(step) + ";\n").collect(Collectors.joining());
  }

  private String sql(Ddl step) {
    return switch (step) {
      case Ddl.CreateSchema _ -> createSchema();
      case Ddl.CreateTable(var table) -> createTable(table);
      case Ddl.AddColumn(var table, var field) -> alter(table, "ADD COLUMN " + column(field));
      case Ddl.SetNotNull(var table, var field) ->
          alter(table, "ALTER COLUMN " + name(field) + " SET NOT NULL");
      case Ddl.DropNotNull(var table, var field) ->
          alter(table, "ALTER COLUMN " + name(field) + " DROP NOT NULL");
      case Ddl.SetDefault(var table, var field) ->
          alter(
              table,
              "ALTER COLUMN "
                  + name(field)
                  + (keepsDefault(field) ? " SET" + defaultOf(field) : " DROP DEFAULT"));
      case Ddl.AddForeignKey(var table, var field, var target) ->
          alter(table, "ADD " + foreignKey(field, target))
              + ";\nCREATE INDEX "
              + SqlName.quoted(foreignKeyName(field))
              + " ON "
              + SqlName.of(app, table)
              + " ("
              + name(field)
              + ")";
      case Ddl.ReplaceForeignKey(var table, var field, var target) ->
          alter(
              table,
              "DROP CONSTRAINT "
                  + SqlName.quoted(foreignKeyName(field))
                  + ", ADD "
                  + foreignKey(field, target));
      case Ddl.CreateLinks(var table, var field, var target) ->
          new LinkDdl(app, table, field, target).create();
      case Ddl.ReplaceLinkKey(var table, var field, var target) ->
          new LinkDdl(app, table, field, target).replaceKey();
      case Ddl.AddUnique(var table, var unique) -> alter(table, "ADD " + unique(table, unique));
      case Ddl.AddCheck(var table, var check) -> alter(table, "ADD " + check(table, check));
      case Ddl.DropConstraint(var table, var physicalName) ->
          alter(table, "DROP CONSTRAINT " + SqlName.quoted(physicalName));
      case Ddl.CreateIndex(var table, var index) ->
          "CREATE INDEX %s ON %s (%s)"
              .formatted(
                  SqlName.quoted(index.physicalName()),
                  SqlName.of(app, table),
                  names(table, index.fields()));
      case Ddl.DropIndex(var physicalName) -> "DROP INDEX " + SqlName.in(app, physicalName);
    };
  }

  /**
   * From PostgreSQL 16 on, whoever creates a role may grant it but not become it, so the engine
   * grants it to itself; until 15 the option has no name and comes with membership.
   */
  private String createSchema() {
    return """
    CREATE ROLE %1$s NOLOGIN;
    DO $$
    BEGIN
      IF current_setting('server_version_num')::int4 >= 160000 THEN
        EXECUTE 'GRANT %1$s TO CURRENT_USER WITH INHERIT FALSE, SET TRUE';
      ELSE
        EXECUTE 'GRANT %1$s TO CURRENT_USER';
      END IF;
    END
    $$;
    CREATE SCHEMA %1$s;
    GRANT USAGE ON SCHEMA %1$s TO %1$s;
    SELECT libretto.make_change_log('%2$s')\
    """
        .formatted(SqlName.quoted(app.schema()), app.schema());
  }

  private String createTable(Table table) {
    var parts = new ArrayList<>(SYSTEM_COLUMNS);
    table.fields().stream()
        .filter(field -> field.origin() == Origin.AUTHOR && field.hasColumn())
        .forEach(field -> parts.add(column(field)));
    parts.add("CONSTRAINT " + SqlName.quoted("p_" + table.id()) + " PRIMARY KEY (\"id\")");
    table.unique().forEach(unique -> parts.add(unique(table, unique)));
    table.checks().forEach(check -> parts.add(check(table, check)));
    return """
    CREATE TABLE %1$s (
      %2$s
    );
    GRANT SELECT, INSERT, UPDATE, DELETE ON %1$s TO %3$s;
    SELECT libretto.watch_cascades('%4$s', '%5$s')\
    """
        .formatted(
            SqlName.of(app, table),
            String.join(",\n  ", parts),
            SqlName.quoted(app.role()),
            app.schema(),
            table.physicalName());
  }

  private static String column(Field field) {
    var declared = name(field) + " " + ColumnSql.of(field.kind().column());
    if (field.type() instanceof FieldType.AutoNumber) {
      return declared + " GENERATED BY DEFAULT AS IDENTITY";
    }
    return declared
        + (field.required() ? " NOT NULL" : "")
        + (keepsDefault(field) ? defaultOf(field) : "");
  }

  private static boolean keepsDefault(Field field) {
    return field.required() && field.defaultValue() != null;
  }

  private static String defaultOf(Field field) {
    var value = field.defaultValue();
    return value == null ? "" : " DEFAULT " + Literal.of(field.kind(), value);
  }

  private String foreignKey(Field field, Table target) {
    return "CONSTRAINT %s FOREIGN KEY (%s) REFERENCES %s (\"id\") ON DELETE %s"
        .formatted(
            SqlName.quoted(foreignKeyName(field)),
            name(field),
            SqlName.of(app, target),
            onDelete(field));
  }

  private static String onDelete(Field field) {
    if (!(field.type() instanceof FieldType.Relation(_, OnDelete onDelete))) {
      throw new IllegalArgumentException(field.name() + " is no relation");
    }
    return switch (onDelete) {
      case RESTRICT -> "RESTRICT";
      case SET_NULL -> "SET NULL";
      case CASCADE -> "CASCADE";
    };
  }

  private static String foreignKeyName(Field field) {
    return "f_" + field.id();
  }

  private static String unique(Table table, Table.Unique unique) {
    return "CONSTRAINT %s UNIQUE (%s)"
        .formatted(SqlName.quoted(unique.physicalName()), names(table, unique.fields()));
  }

  private static String check(Table table, Table.Check check) {
    return "CONSTRAINT %s CHECK (%s)"
        .formatted(SqlName.quoted(check.physicalName()), RuleSql.holds(table, check.rule()));
  }

  private String alter(Table table, String action) {
    return "ALTER TABLE " + SqlName.of(app, table) + " " + action;
  }

  private static String names(Table table, List<String> fields) {
    return fields.stream()
        .map(field -> name(table.field(field).orElseThrow()))
        .collect(Collectors.joining(", "));
  }

  private static String name(Field field) {
    return SqlName.quoted(field.physicalName());
  }
}
