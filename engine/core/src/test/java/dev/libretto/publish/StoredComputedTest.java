package dev.libretto.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.problem.DefinitionCode;
import dev.libretto.program.Field;
import dev.libretto.publish.diff.ChangeText;
import dev.libretto.space.Spaces;
import dev.libretto.store.Apps;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The columns of computed fields while versions come and go, with rows in the table. */
final class StoredComputedTest {

  /** More than are filled in one batch. */
  private static final int ROWS = 1_203;

  private static final String RECIPE =
      """
      {'format': 'app/1', 'app': {'name': 'recipes'}, 'tables': [
        {'name': 'recipe', 'fields': [
           {'name': 'title', 'type': 'text', 'required': true},
           {'name': 'minutes', 'type': 'integer'}%s]%s}]}
      """;

  private static final String PLAIN = RECIPE.formatted("", "");
  private static final String DOUBLE = with("row.minutes == null ? 0 : row.minutes * 2");

  private final TestPublishing publishing = new TestPublishing();

  @AfterEach
  void close() {
    publishing.close();
  }

  private static String with(String expression) {
    return with(expression, "");
  }

  private static String with(String expression, String more) {
    return RECIPE.formatted(
        ", {'name': 'worked', 'type': 'computed', 'expression': '%s'}".formatted(expression), more);
  }

  private void rows() {
    publishing
        .test()
        .query(
            """
            INSERT INTO %s (id, created_at, updated_at, version, %s, %s)
            SELECT gen_random_uuid(), now(), now(), 1, 'Soup ' || i, i
              FROM generate_series(1, %d) i
            """
                .formatted(
                    publishing.relation("recipe"),
                    publishing.column("recipe", "title"),
                    publishing.column("recipe", "minutes"),
                    ROWS));
  }

  private List<String> changes(Outcome.Published published) {
    return published.changes().stream().map(ChangeText::of).toList();
  }

  private Field worked() {
    return publishing.served().table("recipe").orElseThrow().field("worked").orElseThrow();
  }

  /** How many rows have another value than they should. */
  private String wrong(String expected) {
    return publishing
        .test()
        .column(
            "SELECT count(*) FROM %s WHERE %s IS DISTINCT FROM %s"
                .formatted(
                    publishing.relation("recipe"), publishing.column("recipe", "worked"), expected))
        .getFirst();
  }

  private String minutes() {
    return publishing.column("recipe", "minutes");
  }

  /** What is in the app's schema besides tables that keeps columns. */
  private List<String> keepers() {
    return publishing
        .test()
        .column(
            """
            SELECT proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
             WHERE nspname LIKE 'app\\_%' ORDER BY proname
            """);
  }

  private void set(String field, String value) {
    publishing
        .test()
        .query(
            "UPDATE %s SET %s = %s"
                .formatted(
                    publishing.relation("recipe"), publishing.column("recipe", field), value));
  }

  @Test
  void givesTheRowsThereAreTheirValues() {
    publishing.published(PLAIN);
    rows();

    var published = publishing.published(DOUBLE);

    assertTrue(
        changes(published).contains("add field recipe.worked [needs-backfill, 1203 rows]"),
        changes(published)::toString);
    assertEquals("0", wrong(minutes() + " * 2"));
    assertEquals(List.of(), publishing.test().column("SELECT 1 FROM libretto.unfinished"));
  }

  @Test
  void followsEveryWriteWhoeverWrites() {
    publishing.published(DOUBLE);
    publishing.insert("title", "'Tea'", "minutes", "4");
    assertEquals(List.of("8"), publishing.values("worked"));

    set("minutes", "5");
    assertEquals(List.of("10"), publishing.values("worked"));
    set("worked", "77");
    assertEquals(List.of("10"), publishing.values("worked"));
    set("minutes", "NULL");
    assertEquals(List.of("0"), publishing.values("worked"));
  }

  @Test
  void losesNothingWhereThereIsNoAnswer() {
    publishing.published(with("row.minutes == null ? null : 9007199254740991 / row.minutes + 1"));

    publishing.insert("title", "'None'", "minutes", "0");
    publishing.insert("title", "'Too large'", "minutes", "1");

    assertEquals(List.of("null", "null"), publishing.values("worked"));
  }

  @Test
  void isWorkedOutAnewByAnotherExpressionAndBack() {
    publishing.published(DOUBLE);
    rows();
    var before = worked().physicalName();

    var published = publishing.published(with("size(row.title)"));

    assertEquals(
        List.of("recompute field recipe.worked [needs-backfill, 1203 rows]"), changes(published));
    assertEquals("0", wrong("length(" + publishing.column("recipe", "title") + ")"));
    assertFalse(worked().physicalName().equals(before), before);
    assertEquals(1, keepers().size());
    assertInstanceOf(Outcome.Published.class, publishing.rollback(1, Consent.NONE));
    assertEquals("0", wrong(minutes() + " * 2"));
    assertEquals(1, keepers().size());
  }

  @Test
  void aRenameCostsNothing() {
    publishing.published(DOUBLE);
    rows();
    var before = worked().physicalName();
    var keepers = keepers();

    var published =
        publishing.published(
            DOUBLE
                .replace("'minutes', '", "'long', 'renamedFrom': 'minutes', '")
                .replace("row.minutes", "row.long"));

    assertTrue(
        changes(published).stream().noneMatch(one -> one.contains("worked")),
        changes(published)::toString);
    assertEquals(before, worked().physicalName());
    assertEquals(keepers, keepers());
  }

  @Test
  void followsAFieldToItsNewType() {
    var expression = "row.minutes == null ? 0 : size(string(row.minutes))";
    publishing.published(with(expression));
    rows();

    var published =
        publishing.accepted(
            with(expression)
                .replace("'minutes', 'type': 'integer'", "'minutes', 'type': 'decimal'"));

    assertTrue(
        changes(published).contains("recompute field recipe.worked [needs-backfill, 1203 rows]"),
        changes(published)::toString);
    assertEquals("0", wrong("length(trim_scale(" + minutes() + ")::text)"));
    set("minutes", "12345");
    assertEquals("0", wrong("5"));
    publishing.rollback(1, TestPublishing.ALL);
    assertEquals("0", wrong("5"));
    set("minutes", "6");
    assertEquals("0", wrong("1"));
  }

  @Test
  void goesOnWithoutAFieldThatIsTakenAway() {
    publishing.published(DOUBLE);
    rows();

    publishing.accepted(
        with("size(row.title)").replace(",\n     {'name': 'minutes', 'type': 'integer'}", ""));

    assertTrue(
        publishing.served().table("recipe").orElseThrow().field("minutes").isEmpty(), "is gone");
    publishing.insert("title", "'Tea'");
    assertEquals("0", wrong("length(" + publishing.column("recipe", "title") + ")"));
    publishing.rollback(1, TestPublishing.ALL);
    assertEquals("0", wrong("coalesce(" + minutes() + ", 0) * 2"));
    publishing.insert("title", "'Tea'", "minutes", "9");
    assertEquals("0", wrong("coalesce(" + minutes() + ", 0) * 2"));
  }

  @Test
  void isStoredOrNotAsItsExpressionAllows() {
    publishing.published(DOUBLE);
    rows();

    var inlined = publishing.published(with("today().year()"));

    assertTrue(
        changes(inlined).contains("store computed field recipe.worked no longer"),
        changes(inlined)::toString);
    assertFalse(worked().hasColumn());
    assertEquals(List.of(), keepers());
    var stored = publishing.published(DOUBLE);
    assertTrue(
        changes(stored).contains("store computed field recipe.worked [needs-backfill, 1203 rows]"),
        changes(stored)::toString);
    assertEquals("0", wrong(minutes() + " * 2"));
  }

  @Test
  void becomesAFieldOfItsOwnAndBack() {
    publishing.published(DOUBLE);
    rows();
    var own =
        RECIPE.formatted(
            ", {'name': 'worked', 'type': 'integer', 'required': true, 'default': 1}", "");

    publishing.accepted(own);

    assertEquals("0", wrong("1"));
    assertEquals(List.of(), keepers());
    set("worked", "3");
    publishing.accepted(DOUBLE);
    assertEquals("0", wrong(minutes() + " * 2"));
    publishing.rollback(2, TestPublishing.ALL);
    assertEquals("0", wrong("3"));
  }

  @Test
  void comesBackWithItsTable() {
    var note = ", {'name': 'note', 'fields': [{'name': 'text', 'type': 'text'}]}]}";
    publishing.published(DOUBLE.replaceFirst("\\]}\\s*$", note));
    rows();
    publishing.accepted(
        """
        {'format': 'app/1', 'app': {'name': 'recipes'}, 'tables': [
          {'name': 'note', 'fields': [{'name': 'text', 'type': 'text'}]}]}
        """);

    publishing.rollback(1, TestPublishing.ALL);

    assertEquals("0", wrong(minutes() + " * 2"));
    set("minutes", "8");
    assertEquals("0", wrong("16"));
  }

  @Test
  void leavesNothingWhenItsTableIsForgotten() {
    publishing.published(DOUBLE);
    rows();
    publishing.accepted(
        """
        {'format': 'app/1', 'app': {'name': 'recipes'}, 'tables': [
          {'name': 'note', 'fields': [{'name': 'text', 'type': 'text'}]}]}
        """);
    assertEquals(1, keepers().size());
    publishing.test().query("UPDATE libretto.parked SET drop_after = now() - interval '1 hour'");

    assertEquals(1, publishing.upkeep());

    assertEquals(List.of(), keepers());
  }

  @Test
  void isUniqueWhereItsRowsAreAndNotOtherwise() {
    var unique =
        with(
            "row.title.lowerAscii()",
            ", 'unique': [{'fields': ['worked']}], 'indexes': [{'fields': ['worked', 'minutes']}]");
    publishing.published(PLAIN);
    publishing.insert("title", "'Tea'");
    publishing.insert("title", "'TEA'");

    var refused = publishing.rejected(unique).getFirst();

    assertEquals(DefinitionCode.ROWS_NOT_UNIQUE, refused.code());
    assertTrue(refused.message().startsWith("In 2 rows"), refused::message);
    set("title", publishing.column("recipe", "title") + " || " + "random()::text");
    publishing.published(unique);
    publishing.insert("title", "'Soup'");
    assertThrows(RuntimeException.class, () -> publishing.insert("title", "'sOUP'"));
    assertEquals(1, publishing.values("worked").stream().filter("soup"::equals).count());
  }

  @Test
  void comesWithANumberThatIsGivenInTheSwitch() {
    publishing.published(PLAIN);
    rows();

    publishing.published(
        RECIPE.formatted(
            ", {'name': 'number', 'type': 'autoNumber'}, {'name': 'worked', 'type': 'computed',"
                + " 'expression': 'row.title + string(row.number)'}",
            ", 'unique': [{'fields': ['worked']}]"));

    var title = publishing.column("recipe", "title");
    var number = publishing.column("recipe", "number");
    assertEquals("0", wrong(title + " || " + number));
    publishing.insert("title", "'Tea'");
    assertEquals("0", wrong(title + " || " + number));
  }

  /** An engine from before there were such columns has published it. */
  @Test
  void isWorkedOutAsItIsReadWhereItsVersionKnowsNoColumn() {
    publishing.published(DOUBLE);
    rows();
    publishing
        .test()
        .query(
            "DROP FUNCTION %s.%s() CASCADE; ALTER TABLE %s DROP COLUMN %s; UPDATE libretto.version SET columns = '{}'"
                .formatted(
                    publishing.relation("recipe").split("\\.", 2)[0],
                    keepers().getFirst(),
                    publishing.relation("recipe"),
                    publishing.column("recipe", "worked")));
    var before = new Spaces(publishing.test().database());
    before.load(new Apps(publishing.test().database()), Recompile::recompile).await();

    var program = before.find("demo", "recipes").orElseThrow().program();

    assertFalse(
        program.table("recipe").orElseThrow().field("worked").orElseThrow().hasColumn(), "inlined");
    var published = publishing.published(DOUBLE.replace("'recipe',", "'recipe', 'label': 'Dish',"));
    assertTrue(
        changes(published)
            .contains("store computed field recipe.worked [needs-backfill, 1203 rows]"),
        changes(published)::toString);
    assertEquals("0", wrong(minutes() + " * 2"));
  }
}
