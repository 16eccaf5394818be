package dev.libretto.store.ddl;

import dev.libretto.program.AppId;
import dev.libretto.program.Constraints;
import dev.libretto.program.Table;
import dev.libretto.store.SqlName;

/**
 * The SQL text by which a field whose values move to another column takes along what the change log
 * remembers of it: an image that has the old column's value gets the new one's beside it. Without
 * that, a row as it was would show what the field holds today.
 */
final class RememberedSql {

  /** As many entries in a transaction as are no burden to those who write the log. */
  private static final int BATCH = 1_000;

  private final AppId app;
  private final Table table;
  private final Move move;
  private final ConversionSql conversions;

  RememberedSql(AppId app, Table table, Move move) {
    this.app = app;
    this.table = table;
    this.move = move;
    this.conversions = new ConversionSql(app);
  }

  /** A trigger that converts what is logged from now on by a program that knows the old column. */
  String keepAbreast() {
    var body =
        "BEGIN NEW.\"before\" := %s; NEW.\"after\" := %s; RETURN NEW; END"
            .formatted(image("NEW.\"before\""), image("NEW.\"after\""));
    return """
    CREATE FUNCTION %1$s() RETURNS trigger LANGUAGE plpgsql AS %2$s;
    CREATE TRIGGER %3$s BEFORE INSERT ON %4$s
      FOR EACH ROW WHEN (NEW."table_id" = %5$s) EXECUTE FUNCTION %1$s()\
    """
        .formatted(
            function(),
            Literal.text(body),
            SqlName.quoted(Constraints.remembers(move.to())),
            log(),
            Literal.text(table.id()));
  }

  /** The function goes, and the trigger with it. */
  String forget() {
    return "DROP FUNCTION IF EXISTS " + function() + "() CASCADE";
  }

  /** A batch of entries behind the one numbered {@code $1}; answers how many, and the last one. */
  String fill() {
    return """
    WITH b AS (
      SELECT c."seq" FROM %1$s AS c WHERE c."seq" > coalesce($1::text, '0')::int8 AND %2$s
       ORDER BY c."seq" LIMIT %5$d),
    u AS (
      UPDATE %1$s AS c SET "before" = %3$s, "after" = %4$s
        FROM b WHERE c."seq" = b."seq" RETURNING c."seq")
    SELECT count(*), max("seq")::text FROM u\
    """
        .formatted(log(), isBehind(), image("c.\"before\""), image("c.\"after\""), BATCH);
  }

  /** How many entries {@link #fill} has still to convert. */
  String remaining() {
    return "SELECT count(*) FROM " + log() + " AS c WHERE " + isBehind();
  }

  /** Takes the new column's values out of the log again. */
  String clear() {
    return """
    UPDATE %1$s AS c SET "before" = c."before" - %2$s, "after" = c."after" - %2$s
     WHERE c."table_id" = %3$s AND (c."before" ? %2$s OR c."after" ? %2$s)\
    """
        .formatted(log(), Literal.text(move.to().physicalName()), Literal.text(table.id()));
  }

  private String isBehind() {
    return "c.\"table_id\" = %s AND (%s OR %s)"
        .formatted(Literal.text(table.id()), isBehind("c.\"before\""), isBehind("c.\"after\""));
  }

  private String isBehind(String image) {
    return "coalesce(%1$s ? %2$s AND NOT %1$s ? %3$s, false)"
        .formatted(
            image,
            Literal.text(move.from().physicalName()),
            Literal.text(move.to().physicalName()));
  }

  private String image(String image) {
    return """
    CASE WHEN %1$s THEN %2$s || jsonb_build_object(%3$s, (
      SELECT %4$s FROM jsonb_populate_record(NULL::%5$s, %2$s) AS p)) ELSE %2$s END\
    """
        .formatted(
            isBehind(image),
            image,
            Literal.text(move.to().physicalName()),
            conversions.of(move.conversion(), "p." + SqlName.quoted(move.from().physicalName())),
            SqlName.of(app, table));
  }

  private String function() {
    return SqlName.in(app, Constraints.remembers(move.to()));
  }

  private String log() {
    return SqlName.in(app, "change");
  }
}
