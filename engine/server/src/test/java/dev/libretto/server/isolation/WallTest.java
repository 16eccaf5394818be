package dev.libretto.server.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.store.Wall;
import io.vertx.pgclient.PgException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the role of one app may do in PostgreSQL, should a statement ever stray. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class WallTest {

  private static final String PERMISSION_DENIED = "42501";

  private final Neighbours neighbours = Neighbours.behind(Wall.ROLE);

  private String myRole() {
    return neighbours
        .engine
        .query(
            "SELECT a.schema_name FROM libretto.app a JOIN libretto.builder b ON b.id = a.builder"
                + " WHERE b.name = '"
                + neighbours.me.name()
                + "'")
        .iterator()
        .next()
        .getString(0);
  }

  /** As the store does with the wall up: one transaction under the app's own role. */
  private void asMine(String sql) {
    neighbours.engine.query("BEGIN; SET LOCAL ROLE \"" + myRole() + "\"; " + sql + "; COMMIT");
  }

  @Test
  void reachesItsOwnTables() {
    var tables =
        neighbours.engine.query(
            "SELECT tablename FROM pg_tables WHERE schemaname = '" + myRole() + "'");
    var names = new ArrayList<String>();
    tables.forEach(row -> names.add(row.getString(0)));

    assertEquals(6, names.size());
    names.forEach(name -> asMine("SELECT * FROM \"" + myRole() + "\".\"" + name + "\""));
  }

  @Test
  void isDeniedEverythingElse() {
    var theirs = "\"" + neighbours.theirSchema + "\".\"" + neighbours.theirTable + "\"";
    for (var sql :
        List.of(
            "SELECT * FROM " + theirs,
            "SELECT count(*) FROM " + theirs,
            "UPDATE " + theirs + " SET version = 7",
            "DELETE FROM " + theirs,
            "INSERT INTO " + theirs + " DEFAULT VALUES",
            "TRUNCATE " + theirs,
            "LOCK TABLE " + theirs,
            "DROP TABLE " + theirs,
            "ALTER TABLE " + theirs + " ADD COLUMN x int",
            "CREATE TABLE \"" + neighbours.theirSchema + "\".x ()",
            "CREATE TABLE public.x ()",
            "CREATE TABLE \"" + myRole() + "\".x ()",
            "CREATE SCHEMA x",
            "CREATE ROLE x",
            "SELECT * FROM libretto.builder",
            "SELECT * FROM libretto.app",
            "SELECT * FROM libretto.version",
            "DELETE FROM libretto.version",
            "SELECT pg_read_file('/etc/passwd')",
            "SELECT pg_ls_dir('.')",
            "COPY (SELECT 1) TO PROGRAM 'true'",
            "COPY (SELECT 1) TO '/tmp/x'",
            "SET SESSION AUTHORIZATION postgres",
            "SELECT rolpassword FROM pg_authid")) {
      var failure = assertThrows(CompletionException.class, () -> asMine(sql), sql);

      var denied = assertInstanceOf(PgException.class, failure.getCause());
      assertEquals(PERMISSION_DENIED, denied.getSqlState(), () -> sql + ": " + denied.getMessage());
    }
    assertTrue(neighbours.areUntouched());
  }

  @Test
  void theEnginesOwnRoleIsNoSuperuser() {
    var row =
        neighbours
            .engine
            .query(
                "SELECT rolsuper, rolbypassrls, rolreplication FROM pg_roles WHERE rolname = current_user")
            .iterator()
            .next();

    assertEquals(false, row.getBoolean(0));
    assertEquals(false, row.getBoolean(1));
    assertEquals(false, row.getBoolean(2));
  }
}
