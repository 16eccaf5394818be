package dev.libretto.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

final class TestPostgresTest {

  private final TestPostgres postgres = TestPostgres.shared();

  @Test
  void eachTestHasADatabaseOfItsOwn() {
    var first = postgres.freshDatabase();
    var second = postgres.freshDatabase();

    postgres.query(first, "CREATE TABLE note (text text)");

    assertNotEquals(first.database(), second.database());
    assertEquals(
        0L,
        postgres
            .query(second, "SELECT count(*) FROM pg_class WHERE relname = 'note'")
            .iterator()
            .next()
            .getLong(0));
  }

  @Test
  void theLoginMayCreateRolesAndIsNoSuperuser() {
    var database = postgres.freshDatabase();

    var row =
        postgres
            .query(
                database,
                "SELECT rolsuper, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = current_user")
            .iterator()
            .next();

    assertEquals(false, row.getBoolean("rolsuper"));
    assertEquals(true, row.getBoolean("rolcreaterole"));
    assertEquals(false, row.getBoolean("rolcreatedb"));
  }
}
