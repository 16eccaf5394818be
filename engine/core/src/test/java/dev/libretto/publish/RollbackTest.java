package dev.libretto.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.json.JsonText;
import dev.libretto.problem.DefinitionCode;
import dev.libretto.publish.diff.ChangeClass;
import dev.libretto.publish.diff.ChangeText;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was taken away comes back, for as long as it is kept. */
final class RollbackTest {

  private static final String FULL =
      """
      {'format': 'app/1', 'app': {'name': 'recipes'}, 'tables': [
        {'name': 'recipe', 'fields': [
           {'name': 'title', 'type': 'text'},
           {'name': 'servings', 'type': 'integer', 'required': true, 'default': 4},
           {'name': 'minutes', 'type': 'text'},
           {'name': 'kind', 'type': 'relation', 'table': 'kind'},
           {'name': 'code', 'type': 'text', 'pattern': '^[a-z]*$', 'maxLength': 9},
           {'name': 'number', 'type': 'autoNumber'}]},
        {'name': 'kind', 'fields': [{'name': 'name', 'type': 'text'}]}]}
      """;

  private static final String LESS =
      """
      {'format': 'app/1', 'app': {'name': 'recipes'}, 'tables': [
        {'name': 'recipe', 'fields': [
           {'name': 'title', 'type': 'text'},
           {'name': 'minutes', 'type': 'integer'}]}]}
      """;

  private static final String LINKS =
      """
      {'format': 'app/1', 'app': {'name': 'recipes'}, 'tables': [
        {'name': 'recipe', 'fields': [
           {'name': 'title', 'type': 'text'},
           {'name': 'tags', 'type': 'relation', 'table': 'tag', 'many': true, 'minItems': 1}]},
        {'name': 'tag', 'fields': [{'name': 'name', 'type': 'text'}]}%s]}
      """;

  private static final String SHELF =
      ", {'name': 'shelf', 'fields': [{'name': 'tags', 'type': 'relation', 'table': 'tag', 'many': true}]}";

  private static final String NO_LINKS =
      """
      {'format': 'app/1', 'app': {'name': 'recipes'}, 'tables': [
        {'name': 'recipe', 'fields': [{'name': 'title', 'type': 'text'}]},
        {'name': 'tag', 'fields': [{'name': 'name', 'type': 'text'}]}]}
      """;

  private final TestPublishing publishing = new TestPublishing();

  @AfterEach
  void close() {
    publishing.close();
  }

  private void rows() {
    publishing.insertInto("kind", "name", "'soups'");
    publishing.insert(
        "title",
        "'Soup'",
        "servings",
        "2",
        "minutes",
        "'about 20'",
        "kind",
        "(SELECT id FROM " + publishing.relation("kind") + ")");
    publishing.insert("title", "'Tea'", "servings", "1", "minutes", "'5'");
  }

  private Outcome.Published back(int version) {
    return assertInstanceOf(
        Outcome.Published.class, publishing.rollback(version, TestPublishing.ALL));
  }

  private List<String> row(String field) {
    return publishing
        .test()
        .column(
            "SELECT %s FROM %s ORDER BY %s"
                .formatted(
                    publishing.column("recipe", field),
                    publishing.relation("recipe"),
                    publishing.column("recipe", "title")));
  }

  @Test
  void bringsTablesFieldsAndValuesBack() {
    publishing.published(FULL);
    rows();
    publishing.accepted(LESS);
    assertEquals(List.of("null", "5"), row("minutes"));
    publishing.insert("title", "'Water'", "minutes", "1");

    var back = back(1);

    assertEquals(3, back.program().version());
    assertEquals(JsonText.of(publishing.served().canonical()), definition(1));
    assertEquals(List.of("2", "1", "4"), row("servings"), "a row written since has the default");
    assertEquals(List.of("about 20", "5", "1"), row("minutes"), "one written since is converted");
    assertEquals(List.of("1", "2", "3"), row("number"));
    assertEquals(1, row("kind").stream().filter(value -> !value.equals("null")).count());
    publishing.insert("title", "'Zabaione'");
    assertEquals("4", row("number").getLast());
    assertEquals(
        List.of(),
        publishing.test().column("SELECT 1 FROM libretto.parked WHERE field_id IS NULL"));
  }

  @Test
  void goesBackAndForthWithoutLosingAnything() {
    publishing.published(FULL);
    rows();

    publishing.accepted(LESS);
    back(1);
    back(2);
    back(3);

    assertEquals(5, publishing.served().version());
    assertEquals(List.of("2", "1"), row("servings"));
    assertEquals(List.of("about 20", "5"), row("minutes"));
  }

  @Test
  void forgetsReferencesToRowsThatHaveBeenDeletedSince() {
    publishing.published(FULL);
    rows();
    publishing.accepted(
        LESS.replace(
            "]}]}", "]}, {'name': 'kind', 'fields': [{'name': 'name', 'type': 'text'}]}]}"));
    publishing.test().query("DELETE FROM " + publishing.relation("kind"));

    back(1);

    assertEquals(List.of("null", "null"), row("kind"));
  }

  @Test
  void refusesWhatRowsWrittenSinceDoNotHave() {
    publishing.published(FULL.replace("'required': true, 'default': 4", "'required': true"));
    publishing.accepted(LESS);
    publishing.insert("title", "'Water'");

    var outcome = publishing.rollback(1, TestPublishing.ALL);

    var problem = assertInstanceOf(Outcome.Rejected.class, outcome).problems().getFirst();
    assertEquals(DefinitionCode.REQUIRED_WITHOUT_DEFAULT, problem.code());
    assertEquals("version 1", problem.place().file());
    assertEquals(2, publishing.served().version());
  }

  private void link(String table) {
    publishing
        .test()
        .query(
            "INSERT INTO %s SELECT r.id, t.id, 1 FROM %s AS r, %s AS t"
                .formatted(links(table), publishing.relation(table), publishing.relation("tag")));
  }

  private String links(String table) {
    var program = publishing.served();
    return "\"%s\".\"%s\""
        .formatted(
            program.id().schema(),
            program.table(table).orElseThrow().field("tags").orElseThrow().physicalName());
  }

  @Test
  void bringsLinksBackButThoseToRowsThatHaveBeenDeletedSince() {
    publishing.published(LINKS.formatted(SHELF));
    publishing.insert("title", "'Soup'");
    publishing.insertInto("tag", "name", "'a'");
    publishing.insertInto("tag", "name", "'b'");
    publishing.insertInto("shelf");
    link("recipe");
    link("shelf");

    var asked = publishing.publish(NO_LINKS);
    publishing.accepted(NO_LINKS);
    publishing
        .test()
        .query(
            "DELETE FROM %s WHERE %s = 'a'"
                .formatted(publishing.relation("tag"), publishing.column("tag", "name")));
    back(1);

    assertInstanceOf(Outcome.NeedsConsent.class, asked);
    assertEquals(List.of("1"), publishing.test().column("SELECT 1 FROM " + links("recipe")));
    assertEquals(List.of("1"), publishing.test().column("SELECT 1 FROM " + links("shelf")));
    assertEquals(
        List.of("t", "t"),
        publishing
            .test()
            .column(
                "SELECT CASE WHEN convalidated THEN 't' END FROM pg_constraint"
                    + " WHERE conname LIKE 'g\\_%' ORDER BY 1"));
  }

  @Test
  void dropsLinksWithWhatTheyBeginAt() {
    publishing.published(LINKS.formatted(SHELF));
    publishing.insertInto("tag", "name", "'a'");
    publishing.insertInto("shelf");
    link("shelf");
    publishing.accepted(NO_LINKS);
    publishing.test().query("UPDATE libretto.parked SET drop_after = now()");

    publishing.upkeep();

    assertEquals(List.of("0"), publishing.test().column("SELECT count(*) FROM libretto.parked"));
    assertEquals(
        List.of("0"),
        publishing.test().column("SELECT count(*) FROM pg_tables WHERE tablename LIKE 'm\\_%'"));
  }

  @Test
  void asksForConsentLikeAnyPublication() {
    publishing.published(LESS);
    publishing.accepted(FULL.replace("'minutes', 'type': 'text'", "'minutes', 'type': 'integer'"));
    publishing.insert("title", "'Soup'", "servings", "2");

    var outcome = publishing.rollback(1, Consent.NONE);

    var kept = assertInstanceOf(Outcome.NeedsConsent.class, outcome);
    assertEquals(Set.of(ChangeClass.MAY_LOSE_DATA), kept.missing());
    assertTrue(
        kept.changes().stream()
            .map(ChangeText::of)
            .anyMatch("remove field recipe.servings [may-lose-data, 1 row]"::equals));
  }

  @Test
  void knowsOnlyVersionsThereWere() throws Exception {
    publishing.published(LESS);

    assertEquals(
        Optional.empty(),
        publishing.engine().rollback(publishing.builder(), "recipes", 2, Consent.NONE));
    assertInstanceOf(Outcome.Unchanged.class, publishing.rollback(1, Consent.NONE));
  }

  @Test
  void dropsWhatWasParkedForLongEnough() {
    publishing.published(FULL);
    rows();
    publishing.accepted(LESS);

    assertEquals(0, publishing.upkeep());
    publishing.test().query("UPDATE libretto.parked SET drop_after = now() - interval '1 hour'");
    assertEquals(6, publishing.upkeep());

    assertEquals(List.of(), publishing.test().column("SELECT 1 FROM libretto.parked"));
    var back = back(1);
    assertEquals(List.of("4", "4"), row("servings"), "what is gone is gone");
    assertEquals(List.of("null", "5"), row("minutes"));
    assertEquals(3, back.program().version());
  }

  @Test
  void losesNothingUnasked() {
    publishing.published(FULL);
    rows();

    var kept = assertInstanceOf(Outcome.NeedsConsent.class, publishing.publish(LESS));

    assertEquals(Set.of(ChangeClass.MAY_LOSE_DATA), kept.missing());
    assertEquals(1, publishing.served().version());
    assertEquals(List.of("2", "1"), row("servings"));
  }

  @Test
  void takesAwayWhatIsEmptyWithoutConsent() {
    publishing.published(FULL);

    publishing.published(LESS);

    assertEquals(2, publishing.served().version());
  }

  private String definition(int version) {
    return publishing
        .test()
        .column("SELECT definition FROM libretto.version WHERE number = " + version)
        .getFirst();
  }
}
