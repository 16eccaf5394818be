package dev.libretto.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.program.AppId;
import dev.libretto.program.Program;
import dev.libretto.store.SqlName;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What PostgreSQL lets the role of one app do, whatever statement reaches it. The two apps are
 * published once: what the tests try is denied, or put back.
 */
@TestInstance(Lifecycle.PER_CLASS)
final class IsolationTest {

  private static final String DENIED = "42501";

  private static final String DEFINITION =
      """
      {'format': 'app/1', 'app': {'name': 'recipes'}, 'tables': [
        {'name': 'recipe', 'fields': [
           {'name': 'number', 'type': 'autoNumber'},
           {'name': 'servings', 'type': 'integer', 'required': true}],
         'checks': [{'name': 'some', 'rule': 'row.servings + 1 > 1', 'message': 'More.'}]}]}
      """;

  private final TestPublishing publishing = new TestPublishing();
  private final Program own = publishing.published(DEFINITION).program();
  private final Program foreign = publishForeign();

  @AfterAll
  void close() {
    publishing.close();
  }

  private Program publishForeign() {
    var other = publishing.newBuilder("other");
    var outcome =
        TestPublishing.publish(publishing.otherEngine(), TestPublishing.upload(other, DEFINITION));
    return ((Outcome.Published) outcome).program();
  }

  @Test
  void readsAndWritesItsOwnRows() {
    var servings =
        SqlName.quoted(own.tables().getFirst().field("servings").orElseThrow().physicalName());

    as(
        own.id(),
        "INSERT INTO %s (id, created_at, updated_at, version, %s) VALUES (gen_random_uuid(), now(), now(), 1, 4)"
            .formatted(relation(own), servings));
    as(own.id(), "UPDATE %s SET %s = 5".formatted(relation(own), servings));

    assertEquals(
        5L,
        as(own.id(), "SELECT " + servings + " FROM " + relation(own)).iterator().next().getLong(0));
    as(own.id(), "DELETE FROM " + relation(own));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM %s",
        "SELECT count(*) FROM %s",
        "INSERT INTO %s DEFAULT VALUES",
        "UPDATE %s SET version = 2",
        "DELETE FROM %s",
        "TRUNCATE %s",
        "DROP TABLE %s",
        "LOCK TABLE %s",
        "COPY %s TO STDOUT"
      })
  void cannotTouchTheRowsOfAnotherApp(String statement) {
    assertDenied(statement.formatted(relation(foreign)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"builder", "app", "version", "migration", "repeatable"})
  void cannotTouchThePlatform(String table) {
    assertDenied("SELECT * FROM libretto." + table);
    assertDenied("DELETE FROM libretto." + table);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TEMPORARY TABLE t ()",
        "CREATE SCHEMA t",
        "CREATE TABLE public.t ()",
        "CREATE TABLE libretto.t ()",
        "CREATE ROLE t",
        "SELECT * FROM pg_authid",
        "SELECT pg_read_file('PG_VERSION')",
        "SET ROLE postgres"
      })
  void cannotMakeAnything(String statement) {
    assertDenied(statement);
  }

  @Test
  void cannotChangeItsOwnSchema() {
    assertDenied("CREATE TABLE %s ()".formatted(SqlName.in(own.id(), "t")));
    assertDenied("ALTER TABLE %s ADD COLUMN t text".formatted(relation(own)));
    assertDenied("TRUNCATE " + relation(own));
  }

  @Test
  void seesItsOwnRegistrationAloneShouldItEverBeGrantedMore() {
    publishing.test().query("GRANT SELECT ON ALL TABLES IN SCHEMA libretto TO PUBLIC");

    try {
      var versions = as(own.id(), "SELECT app FROM libretto.version");
      assertEquals(1, versions.size());
      assertEquals(own.id().value(), versions.iterator().next().getUUID(0));
      assertEquals(1, as(own.id(), "SELECT * FROM libretto.app").size());
      assertEquals(0, as(own.id(), "SELECT * FROM libretto.builder").size());
      assertEquals(0, as(own.id(), "SELECT * FROM libretto.migration").size());
    } finally {
      publishing.test().query("REVOKE SELECT ON ALL TABLES IN SCHEMA libretto FROM PUBLIC");
    }
  }

  @Test
  void cannotSignIn() {
    var roles =
        publishing
            .test()
            .column(
                "SELECT rolcanlogin OR rolsuper OR rolcreaterole FROM pg_roles"
                    + " WHERE rolname LIKE 'app\\_%'");

    assertTrue(roles.size() >= 2);
    assertTrue(roles.stream().allMatch("false"::equals), roles.toString());
  }

  private void assertDenied(String statement) {
    var refused = assertThrows(PgException.class, () -> as(own.id(), statement), statement);
    assertEquals(DENIED, refused.getSqlState(), refused.getMessage());
  }

  /** Runs a statement exactly as the engine does with the wall up. */
  private RowSet<Row> as(AppId app, String statement) {
    return publishing
        .test()
        .database()
        .pool()
        .withTransaction(connection ->
            connection
                .query("SET LOCAL ROLE " + SqlName.quoted(app.role()))
                .execute()
                .compose(entered -> connection.query(statement).execute()))
        .await();
  }

  private static String relation(Program program) {
    return SqlName.of(program.id(), program.tables().getFirst());
  }
}
