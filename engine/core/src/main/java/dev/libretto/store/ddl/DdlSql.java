package dev.libretto.store.ddl;

import dev.libretto.definition.FieldType;
import dev.libretto.definition.FieldType.OnDelete;
import dev.libretto.kind.ColumnType;
import dev.libretto.kind.FileKind;
import dev.libretto.program.AppId;
import dev.libretto.program.Constraints;
import dev.libretto.program.Field;
import dev.libretto.program.Field.Origin;
import dev.libretto.program.Table;
import dev.libretto.store.SqlName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
  private final MoveSql moves;

  /** Prints changes to this app's schema. */
  public DdlSql(AppId app) {
    this.app = app;
    this.moves = new MoveSql(app);
  }

  /** All steps as one text. */
  public String script(List<Ddl> steps) {
    return steps.stream().map(step -> sql(step) + ";\n").collect(Collectors.joining());
  }

  /**
   * What takes a step back that was taken beside the traffic; empty where nothing has to be. It can
   * be said twice.
   */
  public Optional<String> undo(Ddl step) {
    return switch (step) {
      case Ddl.AddColumn(var table, var field) -> Optional.of(dropColumn(table, field));
      case Ddl.AddEmptyColumn(var table, var field) -> Optional.of(dropColumn(table, field));
      case Ddl.BuildIndex index ->
          Optional.of("DROP INDEX CONCURRENTLY IF EXISTS " + SqlName.in(app, index.physicalName()));
      case Ddl.KeepAbreast(_, var move) -> Optional.of(moves.forget(move));
      default -> Optional.empty();
    };
  }

  /** Asks how many rows are left for a step that fills some at a time. */
  public String remaining(Ddl step) {
    return switch (step) {
      case Ddl.Fill(var table, var move) -> moves.remaining(table, move);
      case Ddl.FillDefault(var table, var field) ->
          moves.remaining(table, name(field) + " IS NULL");
      default -> throw new IllegalArgumentException("taken at once: " + step);
    };
  }

  private String dropColumn(Table table, Field field) {
    return alter(table, "DROP COLUMN IF EXISTS " + name(field));
  }

  /** Lets an auto number begin again; like any other change of the schema, it can be undone. */
  public String restart(Table table, Field field) {
    return hasSequence(field)
        ? "ALTER SEQUENCE " + sequenceName(field) + " RESTART"
        : alter(table, "ALTER COLUMN " + name(field) + " RESTART");
  }

  /** One step. */
  public String sql(Ddl step) {
    return switch (step) {
      case Ddl.CreateSchema _ -> createSchema();
      case Ddl.CreateTable(var table) -> createTable(table);
      case Ddl.AddColumn(var table, var field) ->
          sequence(field) + alter(table, "ADD COLUMN " + column(field)) + ownership(table, field);
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
              + SqlName.quoted(Constraints.foreignKey(field))
              + " ON "
              + SqlName.of(app, table)
              + " ("
              + name(field)
              + ")";
      case Ddl.ReplaceForeignKey(var table, var field, var target) ->
          alter(
              table,
              "DROP CONSTRAINT IF EXISTS "
                  + SqlName.quoted(Constraints.foreignKey(field))
                  + ", ADD "
                  + foreignKey(field, target)
                  + " NOT VALID");
      case Ddl.CreateLinks(var table, var field, var target) ->
          new LinkDdl(app, table, field).create(target);
      case Ddl.ReplaceLinkKey(var table, var field, var target) ->
          new LinkDdl(app, table, field).replaceKey(target);
      case Ddl.DropLinkKey(var table, var field) -> new LinkDdl(app, table, field).dropKey();
      case Ddl.ValidateLinkKey(var table, var field) ->
          new LinkDdl(app, table, field).validateKey();
      case Ddl.ClearDanglingLinks(var table, var field, var target) ->
          new LinkDdl(app, table, field).clearDangling(target);
      case Ddl.AddUnique(var table, var unique) -> alter(table, "ADD " + unique(table, unique));
      case Ddl.AddCheck(var table, var check, var known) ->
          alter(table, "ADD " + check(table, check) + (known ? " NOT VALID" : ""));
      case Ddl.DropConstraint(var table, var physicalName) ->
          alter(table, "DROP CONSTRAINT " + SqlName.quoted(physicalName));
      case Ddl.CreateIndex(var table, var index) ->
          "CREATE INDEX %s ON %s (%s)"
              .formatted(
                  SqlName.quoted(index.physicalName()),
                  SqlName.of(app, table),
                  names(table, index.fields()));
      case Ddl.DropIndex(var physicalName) -> "DROP INDEX " + SqlName.in(app, physicalName);
      case Ddl.AddEmptyColumn(var table, var field) ->
          alter(table, "ADD COLUMN " + name(field) + " " + ColumnSql.of(field.kind().column()));
      case Ddl.BuildIndex index -> buildIndex(index);
      case Ddl.AdoptUnique(var table, var unique) ->
          alter(
              table,
              "ADD CONSTRAINT %1$s UNIQUE USING INDEX %1$s"
                  .formatted(SqlName.quoted(unique.physicalName())));
      case Ddl.AttachForeignKey(var table, var field, var target) ->
          alter(table, "ADD " + foreignKey(field, target) + " NOT VALID");
      case Ddl.RequireValue(var table, var field) ->
          alter(
              table,
              "ADD CONSTRAINT %s CHECK (%s IS NOT NULL) NOT VALID"
                  .formatted(SqlName.quoted(Constraints.hasValue(field)), name(field)));
      case Ddl.ConfirmValue(var table, var field) ->
          alter(table, "ALTER COLUMN " + name(field) + " SET NOT NULL")
              + ";\n"
              + alter(
                  table,
                  "DROP CONSTRAINT IF EXISTS " + SqlName.quoted(Constraints.hasValue(field)));
      case Ddl.Validate(var table, var physicalName) ->
          alter(table, "VALIDATE CONSTRAINT " + SqlName.quoted(physicalName));
      case Ddl.ReleaseColumn(var table, var field) -> release(table, field);
      case Ddl.RenameColumn(var table, var from, var to) ->
          alter(table, "RENAME COLUMN " + SqlName.quoted(from) + " TO " + SqlName.quoted(to));
      case Ddl.ClearDangling(var table, var field, var target) ->
          moves.clearDangling(table, field, target);
      case Ddl.KeepAbreast(var table, var move) -> moves.keepAbreast(table, move);
      case Ddl.StopAbreast(_, var move) -> moves.forget(move);
      case Ddl.Fill(var table, var move) -> moves.fill(table, move);
      case Ddl.FillDefault(var table, var field) ->
          moves.fill(table, name(field), name(field) + " IS NULL", literal(field));
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
    CREATE TABLE %1$s."file" (
      "id" uuid CONSTRAINT "file_id" PRIMARY KEY,
      "name" text COLLATE "C" NOT NULL CHECK (char_length("name") BETWEEN 1 AND 255),
      "media_type" text COLLATE "C" NOT NULL CHECK (char_length("media_type") BETWEEN 3 AND 127),
      "size" int8 NOT NULL CHECK ("size" >= 0),
      "sha256" bytea NOT NULL CHECK (octet_length("sha256") = 32),
      "created_at" timestamptz(6) NOT NULL DEFAULT now(),
      "created_by" text COLLATE "C"
    );
    GRANT SELECT, INSERT, DELETE ON %1$s."file" TO %1$s;
    SELECT libretto.make_change_log('%2$s')\
    """
        .formatted(SqlName.quoted(app.schema()), app.schema());
  }

  private String buildIndex(Ddl.BuildIndex index) {
    return "CREATE %sINDEX CONCURRENTLY %s ON %s (%s)"
        .formatted(
            index.unique() ? "UNIQUE " : "",
            SqlName.quoted(index.physicalName()),
            SqlName.of(app, index.table()),
            index.columns().stream().map(SqlName::quoted).collect(Collectors.joining(", ")));
  }

  private String release(Table table, Field field) {
    return alter(
        table,
        "ALTER COLUMN %1$s DROP IDENTITY IF EXISTS, ALTER COLUMN %1$s DROP DEFAULT, ALTER COLUMN %1$s DROP NOT NULL"
            .formatted(name(field)));
  }

  private String createTable(Table table) {
    var parts = new ArrayList<>(SYSTEM_COLUMNS);
    table.fields().stream()
        .filter(field -> field.origin() == Origin.AUTHOR && field.hasColumn())
        .forEach(field -> parts.add(column(field)));
    parts.add("CONSTRAINT " + SqlName.quoted("p_" + table.id()) + " PRIMARY KEY (\"id\")");
    table.unique().forEach(unique -> parts.add(unique(table, unique)));
    table.checks().forEach(check -> parts.add(check(table, check)));
    var create =
        """
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
    return table.fields().stream().map(this::sequence).collect(Collectors.joining())
        + create
        + table.fields().stream()
            .map(field -> ownership(table, field))
            .collect(Collectors.joining());
  }

  private String column(Field field) {
    var declared = name(field) + " " + ColumnSql.of(field.kind().column());
    if (field.type() instanceof FieldType.AutoNumber(var pattern)) {
      return pattern == null
          ? declared + " GENERATED BY DEFAULT AS IDENTITY"
          : declared
              + " NOT NULL DEFAULT "
              + NumberPatternSql.of(pattern, sequenceName(field))
              + " CONSTRAINT "
              + SqlName.quoted("n_" + field.id())
              + " UNIQUE";
    }
    if (field.columnType() == ColumnType.UUID && field.kind() instanceof FileKind) {
      declared +=
          " CONSTRAINT "
              + SqlName.quoted(Constraints.foreignKey(field))
              + " REFERENCES "
              + SqlName.in(app, "file");
    }
    return declared
        + (field.required() ? " NOT NULL" : "")
        + (keepsDefault(field) ? defaultOf(field) : "");
  }

  /** The sequence that counts for a number within a text; a bare number has one of its own. */
  private String sequence(Field field) {
    return hasSequence(field)
        ? "CREATE SEQUENCE %1$s;\nGRANT USAGE ON SEQUENCE %1$s TO %2$s;\n"
            .formatted(sequenceName(field), SqlName.quoted(app.role()))
        : "";
  }

  private String ownership(Table table, Field field) {
    return hasSequence(field)
        ? ";\nALTER SEQUENCE %s OWNED BY %s.%s"
            .formatted(sequenceName(field), SqlName.of(app, table), name(field))
        : "";
  }

  private static boolean hasSequence(Field field) {
    return field.type() instanceof FieldType.AutoNumber(var pattern) && pattern != null;
  }

  private String sequenceName(Field field) {
    return SqlName.in(app, "s_" + field.id());
  }

  private static boolean keepsDefault(Field field) {
    var value = field.defaultValue();
    return field.required() && value != null && field.kind().isDefaultKnown();
  }

  private static String defaultOf(Field field) {
    return field.defaultValue() == null ? "" : " DEFAULT " + literal(field);
  }

  private static String literal(Field field) {
    return Literal.of(field.kind(), Objects.requireNonNull(field.defaultValue()));
  }

  private String foreignKey(Field field, Table target) {
    return "CONSTRAINT %s FOREIGN KEY (%s) REFERENCES %s (\"id\") ON DELETE %s"
        .formatted(
            SqlName.quoted(Constraints.foreignKey(field)),
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
