package dev.libretto.store.ddl;

import dev.libretto.program.AppId;
import dev.libretto.program.Constraints;
import dev.libretto.program.Field;
import dev.libretto.program.Table;
import dev.libretto.store.SqlName;
import java.util.Objects;

/** The SQL text that keeps the column of a stored computed field. */
final class ComputedSql {

  private final AppId app;
  private final Table table;
  private final Field field;
  private final MoveSql moves;

  ComputedSql(AppId app, Table table, Field field) {
    this.app = app;
    this.table = table;
    this.field = field;
    this.moves = new MoveSql(app);
  }

  /**
   * A trigger that works the value out before any row is written, whoever writes it: a statement, a
   * foreign key, a conversion. It does not ask what was changed, so it cannot miss anything.
   */
  String keep() {
    var body = "BEGIN NEW.%s := %s; RETURN NEW; END".formatted(name(field), value("NEW."));
    return """
    CREATE FUNCTION %1$s() RETURNS trigger LANGUAGE plpgsql AS %2$s;
    CREATE TRIGGER %3$s BEFORE INSERT OR UPDATE ON %4$s
      FOR EACH ROW EXECUTE FUNCTION %1$s()\
    """
        .formatted(
            function(),
            Literal.text(body),
            SqlName.quoted(Constraints.computes(field)),
            SqlName.of(app, table));
  }

  /** The trigger goes, and its function. */
  String forget() {
    return "DROP TRIGGER IF EXISTS %s ON %s;\nDROP FUNCTION IF EXISTS %s()"
        .formatted(SqlName.quoted(Constraints.computes(field)), SqlName.of(app, table), function());
  }

  /** A batch of rows whose value is not what it would be. */
  String fill() {
    return moves.fill(table, name(field), isBehind(), value("r."));
  }

  /** How many of them are left. */
  String remaining() {
    return moves.remaining(table, isBehind());
  }

  /** All of them. */
  String all() {
    return "UPDATE %s AS r SET %s = %s".formatted(SqlName.of(app, table), name(field), value("r."));
  }

  /** The column and what keeps it. */
  String drop() {
    return forget()
        + ";\nALTER TABLE "
        + SqlName.of(app, table)
        + " DROP COLUMN IF EXISTS "
        + name(field);
  }

  private String isBehind() {
    return "r." + name(field) + " IS DISTINCT FROM " + value("r.");
  }

  private String value(String row) {
    return RuleSql.value(table, Objects.requireNonNull(field.computed()), row);
  }

  private String function() {
    return SqlName.in(app, Constraints.computes(field));
  }

  private static String name(Field field) {
    return SqlName.quoted(field.physicalName());
  }
}
