package dev.libretto.store.ddl;

import dev.libretto.program.AppId;
import dev.libretto.program.Constraints;
import dev.libretto.program.Field;
import dev.libretto.program.Table;
import dev.libretto.store.SqlName;

/** The SQL text by which values move between columns while rows are read and written. */
final class MoveSql {

  /** Enough to be worth a transaction, few enough that a writer hardly waits for its row. */
  private static final int BATCH = 1_000;

  private static final String BEFORE_ALL = "'00000000-0000-0000-0000-000000000000'";

  private final AppId app;
  private final ConversionSql conversions;

  MoveSql(AppId app) {
    this.app = app;
    this.conversions = new ConversionSql(app);
  }

  /**
   * A trigger that gives the new column its value. It speaks when a row is added and when a
   * statement names the old column, so that nothing else is converted again.
   */
  String keepAbreast(Table table, Move move) {
    var body =
        "BEGIN NEW.%s := %s; RETURN NEW; END"
            .formatted(
                name(move.to()), value(move, "NEW." + name(move.from()), "NEW." + name(move.to())));
    return """
    CREATE FUNCTION %1$s() RETURNS trigger LANGUAGE plpgsql AS %2$s;
    CREATE TRIGGER %3$s BEFORE INSERT OR UPDATE OF %4$s ON %5$s
      FOR EACH ROW EXECUTE FUNCTION %1$s()\
    """
        .formatted(
            function(move),
            Literal.text(body),
            SqlName.quoted(Constraints.abreast(move.to())),
            name(move.from()),
            SqlName.of(app, table));
  }

  /** The function goes, and the trigger with it. */
  String forget(Move move) {
    return "DROP FUNCTION IF EXISTS " + function(move) + "() CASCADE";
  }

  /** A batch of {@link #fill(Table, String, String, String)} by a conversion. */
  String fill(Table table, Move move) {
    return fill(table, name(move.to()), isBehind(move), value(move));
  }

  /** How many rows {@link #fill(Table, Move)} has still to bring to the new column. */
  String remaining(Table table, Move move) {
    return remaining(table, isBehind(move));
  }

  String remaining(Table table, String condition) {
    return "SELECT count(*) FROM " + SqlName.of(app, table) + " AS r WHERE " + condition;
  }

  private String isBehind(Move move) {
    return name(move.to()) + " IS DISTINCT FROM " + value(move);
  }

  private String value(Move move) {
    return value(move, name(move.from()), name(move.to()));
  }

  /**
   * Gives a batch of rows behind the id {@code $1} a value where a condition holds, and answers how
   * many they were and the last one's id. The row is {@code r}. Rows that somebody else is changing
   * are passed over: it never waits for a row, so it can be in no deadlock.
   */
  String fill(Table table, String column, String condition, String value) {
    return """
    WITH b AS (
      SELECT r."id" FROM %1$s AS r WHERE r."id" > coalesce($1::text, %6$s)::uuid AND %3$s
       ORDER BY r."id" LIMIT %5$d FOR NO KEY UPDATE SKIP LOCKED),
    u AS (UPDATE %1$s AS r SET %2$s = %4$s FROM b WHERE r."id" = b."id" RETURNING r."id")
    SELECT count(*), (SELECT "id"::text FROM u ORDER BY "id" DESC LIMIT 1) FROM u\
    """
        .formatted(SqlName.of(app, table), column, condition, value, BATCH, BEFORE_ALL);
  }

  String clearDangling(Table table, Field field, Table target) {
    return "UPDATE %1$s AS r SET %2$s = NULL WHERE r.%2$s IS NOT NULL AND NOT EXISTS (SELECT 1 FROM %3$s AS g WHERE g.\"id\" = r.%2$s)"
        .formatted(SqlName.of(app, table), name(field), SqlName.of(app, target));
  }

  private String value(Move move, String from, String to) {
    var converted = conversions.of(move.conversion(), from);
    return move.back() == null
        ? converted
        : "(CASE WHEN %s IS NOT DISTINCT FROM %s THEN %s ELSE %s END)"
            .formatted(conversions.of(move.back(), to), from, to, converted);
  }

  private String function(Move move) {
    return SqlName.in(app, Constraints.abreast(move.to()));
  }

  private static String name(Field field) {
    return SqlName.quoted(field.physicalName());
  }
}
