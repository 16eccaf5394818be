package dev.libretto.store.ddl;

import dev.libretto.definition.FieldType;
import dev.libretto.definition.FieldType.OnDelete;
import dev.libretto.program.AppId;
import dev.libretto.program.Constraints;
import dev.libretto.program.Field;
import dev.libretto.program.Table;
import dev.libretto.store.SqlName;

/** The SQL text that makes and changes the table of links of a relation to many. */
final class LinkDdl {

  private final AppId app;
  private final Table table;
  private final Field field;

  LinkDdl(AppId app, Table table, Field field) {
    this.app = app;
    this.table = table;
    this.field = field;
  }

  /** Links end with the row they begin at; the primary key finds them from there. */
  String create(Table target) {
    return """
    CREATE TABLE %1$s (
      source uuid NOT NULL,
      target uuid NOT NULL,
      position int8 NOT NULL,
      CONSTRAINT %2$s PRIMARY KEY (source, target),
      CONSTRAINT %3$s FOREIGN KEY (source) REFERENCES %4$s ("id") ON DELETE CASCADE,
      %5$s
    );
    CREATE INDEX %6$s ON %1$s (target, source);
    GRANT SELECT, INSERT, UPDATE, DELETE ON %1$s TO %7$s;
    SELECT libretto.watch_links('%8$s', '%9$s', '%10$s')\
    """
        .formatted(
            links(),
            named("l_"),
            named("s_"),
            SqlName.of(app, table),
            key(target),
            named("j_"),
            SqlName.quoted(app.role()),
            app.schema(),
            field.physicalName(),
            table.physicalName());
  }

  /** The index of the other direction serves the key, so there is nothing else to make. */
  String replaceKey(Table target) {
    return "ALTER TABLE %s DROP CONSTRAINT IF EXISTS %s, ADD %s NOT VALID"
        .formatted(links(), SqlName.quoted(Constraints.linkKey(field)), key(target));
  }

  String dropKey() {
    return "ALTER TABLE %s DROP CONSTRAINT IF EXISTS %s"
        .formatted(links(), SqlName.quoted(Constraints.linkKey(field)));
  }

  String validateKey() {
    return "ALTER TABLE %s VALIDATE CONSTRAINT %s"
        .formatted(links(), SqlName.quoted(Constraints.linkKey(field)));
  }

  String clearDangling(Table target) {
    return "DELETE FROM %s AS l WHERE NOT EXISTS (SELECT 1 FROM %s AS g WHERE g.\"id\" = l.target)"
        .formatted(links(), SqlName.of(app, target));
  }

  private String key(Table target) {
    var cascades =
        field.type() instanceof FieldType.Many many && many.onDelete() == OnDelete.CASCADE;
    return "CONSTRAINT %s FOREIGN KEY (target) REFERENCES %s (\"id\") ON DELETE %s"
        .formatted(
            SqlName.quoted(Constraints.linkKey(field)),
            SqlName.of(app, target),
            cascades ? "CASCADE" : "RESTRICT");
  }

  private String links() {
    return SqlName.in(app, field.physicalName());
  }

  private String named(String prefix) {
    return SqlName.quoted(prefix + field.id());
  }
}
