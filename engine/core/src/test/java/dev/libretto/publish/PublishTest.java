package dev.libretto.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.json.JsonText;
import dev.libretto.problem.DefinitionCode;
import dev.libretto.publish.diff.ChangeText;
import dev.libretto.store.Apps;
import io.vertx.core.buffer.Buffer;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PublishTest {

  private static final String RECIPES =
      """
      {'format': 'app/1', 'app': {'name': 'recipes'}, 'tables': [
        {'name': 'recipe', 'fields': [{'name': 'title', 'type': 'text', 'required': true}]}]}
      """;

  private final TestPublishing publishing = new TestPublishing();

  @AfterEach
  void close() {
    publishing.close();
  }

  @Test
  void servesANewAppOnceItIsPublished() {
    assertEquals(Optional.empty(), publishing.spaces().find("demo", "recipes"));

    var published = publishing.published(RECIPES);

    assertEquals(1, published.program().version());
    assertSame(published.program(), publishing.served());
    assertEquals(
        List.of("create app recipes", "add table recipe"),
        published.changes().stream().map(ChangeText::of).toList());
    assertEquals(List.of(), publishing.values("title"));
  }

  @Test
  void registersTheVersionWithTheCanonicalDocument() {
    var program = publishing.published(RECIPES).program();

    var stored = new Apps(publishing.test().database()).current("demo", "recipes").await();

    assertEquals(program.digest(), stored.orElseThrow().digest());
    assertEquals(JsonText.of(program.canonical()), stored.orElseThrow().definition());
    var listed = new Apps(publishing.test().database()).of(publishing.builder()).await();
    assertEquals(List.of("recipes"), listed.stream().map(Apps.Listed::name).toList());
  }

  @Test
  void doesNothingForADefinitionThatIsPublishedAlready() {
    var first = publishing.published(RECIPES).program();
    var before = publishing.fingerprint();

    var again = publishing.publish(RECIPES.replace("  ", " "));
    var canonical = publishing.publish(JsonText.of(first.canonical()));

    assertEquals(first, assertInstanceOf(Outcome.Unchanged.class, again).program());
    assertInstanceOf(Outcome.Unchanged.class, canonical);
    assertEquals(before, publishing.fingerprint());
  }

  @Test
  void keepsRowsWhenATableGrows() {
    publishing.published(RECIPES);
    publishing.insert("title", "'Soup'");

    publishing.published(
        RECIPES.replace(
            "'required': true}",
            """
            'required': true},
            {'name': 'servings', 'type': 'integer', 'required': true, 'default': 4},
            {'name': 'notes', 'type': 'longText', 'default': 'Nothing yet'}\
            """));

    assertEquals(List.of("Soup"), publishing.values("title"));
    assertEquals(List.of("4"), publishing.values("servings"));
    assertEquals(List.of("null"), publishing.values("notes"));
    assertEquals(2, publishing.served().version());
  }

  @Test
  void keepsRowsWhenSomethingIsRenamed() {
    publishing.published(RECIPES);
    publishing.insert("title", "'Soup'");

    publishing.published(
        RECIPES
            .replace("'name': 'recipe'", "'name': 'dish', 'renamedFrom': 'recipe'")
            .replace("'name': 'title'", "'name': 'label', 'renamedFrom': 'title'"));

    assertEquals(
        List.of("Soup"),
        publishing
            .test()
            .column(
                "SELECT "
                    + publishing.column("dish", "label")
                    + " FROM "
                    + publishing.relation("dish")));
  }

  @Test
  void keepsRowsWhenSomethingIsRenamedByItsId() {
    var canonical = JsonText.of(publishing.published(RECIPES).program().canonical());
    publishing.insert("title", "'Soup'");

    publishing.published(canonical.replace("\"name\":\"title\"", "\"name\":\"label\""));

    assertEquals(List.of("Soup"), publishing.values("label"));
  }

  @Test
  void letsRowsOfTheVersionBeforeBeWrittenAfterwards() {
    var before = publishing.published(RECIPES).program();
    var table = publishing.relation("recipe");
    publishing.published(
        RECIPES.replace(
            "'required': true}",
            "'required': true}, {'name': 'a', 'type': 'integer', 'required': true, 'default': 7}"));

    publishing
        .test()
        .query(
            "INSERT INTO %s (id, created_at, updated_at, version, \"%s\")"
                    .formatted(table, before.tables().getFirst().fields().getLast().physicalName())
                + " VALUES (gen_random_uuid(), now(), now(), 1, 'Late')");

    assertEquals(List.of("7"), publishing.values("a"));
  }

  @Test
  void saysWhatIsWrongWithADefinition() {
    var shape = publishing.rejected("{'format': 'app/1'}");
    var names = publishing.rejected(RECIPES.replace("'fields'", "'titleField': 'tite', 'fields'"));

    assertTrue(shape.stream().allMatch(p -> p.code() == DefinitionCode.MISSING_KEY));
    assertEquals(DefinitionCode.UNKNOWN_FIELD, names.getFirst().code());
    assertEquals(Optional.empty(), publishing.spaces().find("demo", "recipes"));
    assertEquals(List.of(), publishing.fingerprint());
  }

  @Test
  void refusesADefinitionSentToAnotherApp() throws Exception {
    var bytes = Buffer.buffer(RECIPES.replace('\'', '"'));
    var upload = new Upload(publishing.builder(), Optional.of("other"), "app.json", bytes);

    var outcome = TestPublishing.publish(publishing.otherEngine(), upload);

    var problem = assertInstanceOf(Outcome.Rejected.class, outcome).problems().getFirst();
    assertEquals(DefinitionCode.NAME_DIFFERS, problem.code());
    assertEquals("/app/name", problem.place().pointer().text());
  }

  @Test
  void changesNothingInADryRun() {
    var outcome = publishing.rehearse(RECIPES);

    var publishable = assertInstanceOf(Outcome.Publishable.class, outcome);
    assertEquals("create app recipes", ChangeText.of(publishable.changes().getFirst()));
    assertEquals(List.of(), publishing.fingerprint());
    assertEquals(Optional.empty(), publishing.spaces().find("demo", "recipes"));
  }

  @Test
  void asksTheRowsInADryRun() {
    publishing.published(RECIPES);
    publishing.insert("title", "'Soup'");
    publishing.insert("title", "'Bread'");

    var outcome =
        publishing.rehearse(
            RECIPES.replace("'required': true", "'required': true, 'maxLength': 4"));

    var problem = assertInstanceOf(Outcome.Rejected.class, outcome).problems().getFirst();
    assertEquals(DefinitionCode.ROWS_OUT_OF_BOUNDS, problem.code());
    assertEquals(
        "In 1 row of `recipe` the value of `title` does not fit its new `maxLength`.",
        problem.message());
    assertEquals("/tables/0/fields/0/maxLength", problem.place().pointer().text());
  }

  @Test
  void measuresEveryStage() {
    var times = publishing.published(RECIPES).times().byStage();

    assertEquals(EnumSet.allOf(Stage.class), EnumSet.copyOf(times.keySet()));
    assertTrue(times.values().stream().noneMatch(java.time.Duration::isNegative));
  }

  @Test
  void keepsAppsOfTheSameNameApart() {
    var other = publishing.newBuilder("other");
    publishing.published(RECIPES);

    TestPublishing.publish(publishing.otherEngine(), TestPublishing.upload(other, RECIPES));

    var stored = new Apps(publishing.test().database());
    assertNotEquals(
        stored.current("demo", "recipes").await().orElseThrow().app(),
        stored.current("other", "recipes").await().orElseThrow().app());
  }
}
