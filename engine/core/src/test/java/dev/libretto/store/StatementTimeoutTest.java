package dev.libretto.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.program.AppId;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How long statements may take, and who may take longer. */
final class StatementTimeoutTest {

  private static final String PATIENCE = "SHOW statement_timeout";

  @Test
  void statementsOfAppsEndInTime() {
    try (var prepared = TestDatabase.prepared()) {
      var database = prepared.database();

      var single = database.client().query(PATIENCE).execute().await().iterator().next();
      var inTransaction = database.pool().query(PATIENCE).execute().await().iterator().next();

      assertEquals("15s", single.getString(0));
      assertEquals("15s", inTransaction.getString(0));
    }
  }

  @Test
  void publishingTakesAsLongAsItTakes() {
    try (var prepared = TestDatabase.prepared()) {
      var database = prepared.database();

      var session = PublishSession.open(database).await();

      assertTrue(session.tryLock("demo", "app").await());
      var begun = session.begin(Duration.ofSeconds(1)).await();
      assertEquals(0, begun.currentNumber("demo", "app").await());
      begun.rollback().await();
      session.close().await();
      var after = database.pool().query(PATIENCE).execute().await().iterator().next();
      assertEquals("15s", after.getString(0), "its patience ends with it");
    }
  }

  @Test
  void whatIsEndedIsToldFromAMistake() {
    try (var prepared = TestDatabase.prepared()) {
      var store = new RowStore(prepared.database());
      var app = new AppId(new UUID(0, 1));

      var failure =
          assertThrows(
              StoreFailure.class,
              () ->
                  store
                      .execute(
                          new Statement(
                              app,
                              "SELECT pg_catalog.pg_cancel_backend(pg_catalog.pg_backend_pid()), pg_catalog.pg_sleep(10)",
                              List.of(),
                              RowWriter.NOTHING))
                      .await());

      assertEquals(StoreFailure.Kind.TOO_LONG, failure.kind());
      assertInstanceOf(PgException.class, failure.getCause());
    }
  }
}
