package dev.libretto.store.ddl;

import dev.libretto.definition.FieldType;
import dev.libretto.definition.FieldType.OnDelete;
import dev.libretto.program.AppId;
import dev.libretto.program.Constraints;
import dev.libretto.program.Field;
import dev.libretto.program.Table;
import dev.libretto.store.SqlName;
import java.util.List;
import java.util.stream.Collectors;

/** The SQL text of what a table demands of its rows, and of its indexes. */
final class ConstraintDdl {

  private final AppId app;
  private final Table table;

  ConstraintDdl(AppId app, Table table) {
    this.app = app;
    this.table = table;
  }

  /** As it stands in the statement that makes the table. */
  String declaration(Table.Unique unique) {
    return "CONSTRAINT %s UNIQUE (%s)"
        .formatted(SqlName.quoted(unique.physicalName()), names(unique.fields()));
  }

  /** As it stands in the statement that makes the table. */
  String declaration(Table.Check check) {
    return "CONSTRAINT %s CHECK (%s)"
        .formatted(SqlName.quoted(check.physicalName()), RuleSql.holds(table, check.rule()));
  }

  String add(Table.Unique unique) {
    return alter("ADD " + declaration(unique));
  }

  String adopt(Table.Unique unique) {
    return alter(
        "ADD CONSTRAINT %1$s UNIQUE USING INDEX %1$s"
            .formatted(SqlName.quoted(unique.physicalName())));
  }

  /** The rows there are can be looked at later, where it is known that they satisfy it. */
  String add(Table.Check check, boolean known) {
    return alter("ADD " + declaration(check) + (known ? " NOT VALID" : ""));
  }

  String drop(String physicalName) {
    return alter("DROP CONSTRAINT " + SqlName.quoted(physicalName));
  }

  String validate(String physicalName) {
    return alter("VALIDATE CONSTRAINT " + SqlName.quoted(physicalName));
  }

  /** A relation's foreign key, and the index for its other direction. */
  String add(Field relation, Table target) {
    return alter("ADD " + foreignKey(relation, target))
        + ";\nCREATE INDEX "
        + SqlName.quoted(Constraints.foreignKey(relation))
        + " ON "
        + SqlName.of(app, table)
        + " ("
        + SqlName.quoted(relation.physicalName())
        + ")";
  }

  String attach(Field relation, Table target) {
    return alter("ADD " + foreignKey(relation, target) + " NOT VALID");
  }

  String replace(Field relation, Table target) {
    return alter(
        "DROP CONSTRAINT IF EXISTS "
            + SqlName.quoted(Constraints.foreignKey(relation))
            + ", ADD "
            + foreignKey(relation, target)
            + " NOT VALID");
  }

  String create(Table.Index index) {
    return "CREATE INDEX %s ON %s (%s)"
        .formatted(
            SqlName.quoted(index.physicalName()), SqlName.of(app, table), names(index.fields()));
  }

  /** While rows are read and written. */
  String build(String physicalName, boolean unique, List<String> columns) {
    return "CREATE %sINDEX CONCURRENTLY %s ON %s (%s)"
        .formatted(
            unique ? "UNIQUE " : "",
            SqlName.quoted(physicalName),
            SqlName.of(app, table),
            columns.stream().map(SqlName::quoted).collect(Collectors.joining(", ")));
  }

  private String foreignKey(Field relation, Table target) {
    return "CONSTRAINT %s FOREIGN KEY (%s) REFERENCES %s (\"id\") ON DELETE %s"
        .formatted(
            SqlName.quoted(Constraints.foreignKey(relation)),
            SqlName.quoted(relation.physicalName()),
            SqlName.of(app, target),
            onDelete(relation));
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

  private String names(List<String> fields) {
    return fields.stream()
        .map(field -> SqlName.quoted(table.field(field).orElseThrow().physicalName()))
        .collect(Collectors.joining(", "));
  }

  private String alter(String action) {
    return "ALTER TABLE " + SqlName.of(app, table) + " " + action;
  }
}
