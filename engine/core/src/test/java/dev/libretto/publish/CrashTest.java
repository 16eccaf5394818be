package dev.libretto.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server process dies at a chosen step of a publication. */
final class CrashTest {

  private static final String BEFORE =
      """
      {'format': 'app/1', 'app': {'name': 'recipes'}, 'tables': [
        {'name': 'recipe', 'fields': [
           {'name': 'title', 'type': 'text'},
           {'name': 'minutes', 'type': 'text'},
           {'name': 'source', 'type': 'text', 'required': true, 'default': 'me'},
           {'name': 'score', 'type': 'computed', 'expression': 'size(row.source)'}]},
        {'name': 'note', 'fields': [{'name': 'text', 'type': 'text'}]}]}
      """;

  private static final String AFTER =
      """
      {'format': 'app/1', 'app': {'name': 'recipes'}, 'tables': [
        {'name': 'recipe', 'fields': [
           {'name': 'title', 'type': 'text', 'required': true, 'default': 'Untitled'},
           {'name': 'minutes', 'type': 'integer', 'required': true},
           {'name': 'servings', 'type': 'integer', 'required': true, 'default': 4},
           {'name': 'score', 'type': 'computed', 'expression': 'row.servings * row.minutes'},
           {'name': 'category', 'type': 'relation', 'table': 'category'}],
         'checks': [{'name': 'some', 'rule': 'row.servings > 0', 'message': 'More.'}],
         'indexes': [{'fields': ['servings']}]},
        {'name': 'category', 'fields': [{'name': 'name', 'type': 'text'}]}]}
      """;

  /** More than are filled in one batch. */
  private static final int ROWS = 1_005;

  /** The version row is written last in the switch, so then only confirmations follow. */
  private static final String ONCE_IT_IS_VERSION_2 =
      "IF NOT EXISTS (SELECT FROM libretto.version WHERE number = 2) THEN RETURN; END IF;";

  private final TestPublishing publishing = new TestPublishing();

  @AfterEach
  void close() {
    publishing.test().queryAsSuperuser("DROP EVENT TRIGGER IF EXISTS dies");
    publishing.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"CREATE ROLE", "CREATE SCHEMA", "CREATE TABLE", "GRANT"})
  void leavesNothingOfANewAppThatDied(String step) {
    var before = publishing.fingerprint();
    dieAt(step);

    assertThrows(IllegalStateException.class, () -> publishing.publish(BEFORE));

    assertEquals(before, publishing.fingerprint());
    recover();
    assertEquals(1, publishing.published(BEFORE).program().version());
  }

  /** Before the switch, between its batches, and in it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE",
        "CREATE FUNCTION",
        "CREATE TRIGGER",
        "a batch",
        "CREATE INDEX",
        "DROP TRIGGER",
        "DROP FUNCTION",
        "CREATE TABLE",
        "GRANT",
        "the parking",
        "the version row",
        "commit"
      })
  void leavesTheVersionBeforeWhenItDied(String step) {
    publishing.published(BEFORE);
    insertRows();
    var before = publishing.fingerprint();
    var served = publishing.served();
    dieAt(step);

    assertThrows(IllegalStateException.class, () -> accept(AFTER));

    assertEquals(served, publishing.served());
    publishing.insert("title", "'Late'", "minutes", "'7'");
    recover();
    publishing.upkeep();
    assertEquals(before, publishing.fingerprint());
    assertEquals(2, publishing.accepted(AFTER).program().version());
    assertEquals(ROWS + 1, publishing.values("minutes").size());
    assertFalse(publishing.values("minutes").contains("null"));
    assertEquals(
        publishing.values("minutes").stream().mapToLong(Long::parseLong).map(n -> n * 4).sum(),
        publishing.values("score").stream().mapToLong(Long::parseLong).sum());
    assertEquals(List.of(), publishing.test().column("SELECT 1 FROM libretto.unfinished"));
  }

  @Test
  void isOfTheNewVersionWhenItDiedBeforeConfirming() {
    publishing.published(BEFORE);
    publishing.insert("title", "'Soup'", "minutes", "'20'");
    dieAt("confirming");

    publishing.accepted(AFTER);

    assertEquals(2, publishing.served().version());
    assertEquals(List.of("20"), publishing.values("minutes"));
    recover();
    publishing.upkeep();
    assertEquals(List.of(), publishing.test().column("SELECT 1 FROM libretto.unfinished"));
    assertEquals(
        List.of(),
        publishing
            .test()
            .column(
                "SELECT conname FROM pg_constraint WHERE NOT convalidated OR conname LIKE 'n\\_%'"));
  }

  @Test
  void publishesWhatAnotherEngineCommittedWithoutSayingSo() {
    publishing.published(BEFORE);
    TestPublishing.publish(publishing.otherEngine(), publishing.upload(AFTER), TestPublishing.ALL);

    accept(AFTER);

    assertEquals(2, publishing.served().version());
  }

  private void insertRows() {
    publishing
        .test()
        .query(
            """
            INSERT INTO %s (id, created_at, updated_at, version, %s, %s)
            SELECT gen_random_uuid(), now(), now(), 1, 'Soup', i::text
              FROM generate_series(1, %d) i
            """
                .formatted(
                    publishing.relation("recipe"),
                    publishing.column("recipe", "title"),
                    publishing.column("recipe", "minutes"),
                    ROWS));
  }

  private void accept(String definition) {
    TestPublishing.publish(publishing.engine(), publishing.upload(definition), TestPublishing.ALL);
  }

  private void dieAt(String step) {
    publishing
        .test()
        .queryAsSuperuser(
            """
            CREATE FUNCTION public.die() RETURNS %s LANGUAGE plpgsql AS $$
            BEGIN
              %s
              PERFORM pg_catalog.pg_terminate_backend(pg_catalog.pg_backend_pid());
              %s
            END $$;
            %s
            """
                .formatted(
                    isRow(step) ? "trigger" : "event_trigger",
                    step.equals("confirming") ? ONCE_IT_IS_VERSION_2 : "",
                    isRow(step) ? "RETURN NULL;" : "",
                    switch (step) {
                      case "the version row" -> dyingAfter("INSERT ON libretto.version");
                      case "the parking" -> dyingAfter("INSERT ON libretto.parked");
                      case "a batch" -> dyingAfter("UPDATE ON " + publishing.relation("recipe"));
                      case "commit" ->
                          "CREATE CONSTRAINT TRIGGER dies AFTER INSERT ON libretto.version"
                              + " DEFERRABLE INITIALLY DEFERRED"
                              + " FOR EACH ROW EXECUTE FUNCTION public.die()";
                      // Roles are the cluster's, so no event trigger sees them made.
                      case "CREATE ROLE" -> dyingAt("CREATE SCHEMA", "ddl_command_start");
                      case "confirming" -> dyingAt("ALTER TABLE", "ddl_command_end");
                      default -> dyingAt(step, "ddl_command_end");
                    }));
  }

  private static String dyingAfter(String event) {
    return "CREATE TRIGGER dies AFTER " + event + " FOR EACH ROW EXECUTE FUNCTION public.die()";
  }

  private static String dyingAt(String tag, String event) {
    return "CREATE EVENT TRIGGER dies ON %s WHEN TAG IN ('%s') EXECUTE FUNCTION public.die()"
        .formatted(event, tag);
  }

  private static boolean isRow(String step) {
    return List.of("the version row", "the parking", "a batch", "commit").contains(step);
  }

  private void recover() {
    publishing.test().queryAsSuperuser("DROP FUNCTION public.die() CASCADE");
  }
}
