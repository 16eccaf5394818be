package dev.libretto.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server process dies at a chosen step of a publication. */
final class CrashTest {

  private static final String BEFORE =
      """
      {'format': 'app/1', 'app': {'name': 'recipes'}, 'tables': [
        {'name': 'recipe', 'fields': [{'name': 'title', 'type': 'text'}]}]}
      """;

  private static final String AFTER =
      """
      {'format': 'app/1', 'app': {'name': 'recipes'}, 'tables': [
        {'name': 'recipe', 'fields': [
           {'name': 'title', 'type': 'text', 'required': true, 'default': 'Untitled'},
           {'name': 'servings', 'type': 'integer', 'required': true, 'default': 4},
           {'name': 'category', 'type': 'relation', 'table': 'category'}],
         'checks': [{'name': 'some', 'rule': 'row.servings > 0', 'message': 'More.'}],
         'indexes': [{'fields': ['servings']}]},
        {'name': 'category', 'fields': [{'name': 'name', 'type': 'text'}]}]}
      """;

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

  @ParameterizedTest
  @ValueSource(
      strings = {"CREATE TABLE", "ALTER TABLE", "CREATE INDEX", "the version row", "commit"})
  void leavesTheVersionBeforeWhenItDied(String step) {
    publishing.published(BEFORE);
    publishing.insert("title", "'Soup'");
    var before = publishing.fingerprint();
    var served = publishing.served();
    dieAt(step);

    assertThrows(IllegalStateException.class, () -> publishing.publish(AFTER));

    assertEquals(before, publishing.fingerprint());
    assertEquals(served, publishing.served());
    recover();
    assertEquals(2, publishing.published(AFTER).program().version());
  }

  @Test
  void publishesWhatAnotherEngineCommittedWithoutSayingSo() {
    publishing.published(BEFORE);
    TestPublishing.publish(publishing.otherEngine(), publishing.upload(AFTER));

    publishing.publish(AFTER);

    assertEquals(2, publishing.served().version());
  }

  private void dieAt(String step) {
    publishing
        .test()
        .queryAsSuperuser(
            """
            CREATE FUNCTION public.die() RETURNS %s LANGUAGE plpgsql AS $$
            BEGIN
              PERFORM pg_catalog.pg_terminate_backend(pg_catalog.pg_backend_pid());
              %s
            END $$;
            %s
            """
                .formatted(
                    isRow(step) ? "trigger" : "event_trigger",
                    isRow(step) ? "RETURN NULL;" : "",
                    switch (step) {
                      case "the version row" ->
                          "CREATE TRIGGER dies AFTER INSERT ON libretto.version"
                              + " FOR EACH ROW EXECUTE FUNCTION public.die()";
                      case "commit" ->
                          "CREATE CONSTRAINT TRIGGER dies AFTER INSERT ON libretto.version"
                              + " DEFERRABLE INITIALLY DEFERRED"
                              + " FOR EACH ROW EXECUTE FUNCTION public.die()";
                      // Roles are the cluster's, so no event trigger sees them made.
                      case "CREATE ROLE" -> dyingAt("CREATE SCHEMA", "ddl_command_start");
                      default -> dyingAt(step, "ddl_command_end");
                    }));
  }

  private static String dyingAt(String tag, String event) {
    return "CREATE EVENT TRIGGER dies ON %s WHEN TAG IN ('%s') EXECUTE FUNCTION public.die()"
        .formatted(event, tag);
  }

  private static boolean isRow(String step) {
    return step.equals("the version row") || step.equals("commit");
  }

  private void recover() {
    publishing.test().queryAsSuperuser("DROP FUNCTION public.die() CASCADE");
  }
}
