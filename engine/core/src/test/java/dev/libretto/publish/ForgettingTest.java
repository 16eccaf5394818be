package dev.libretto.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.libretto.program.Program;
import dev.libretto.store.ChangeLogs;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a table need not remember any longer goes, and nothing else. */
final class ForgettingTest {

  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

  private final TestPublishing publishing = new TestPublishing();
  private final ChangeLogs logs = new ChangeLogs(publishing.test().database());

  @Test
  void keepsChangesAndTheTrashForTheirDays() {
    var program =
        publishing
            .published(
                """
                {'format':'app/1','app':{'name':'notes'},'tables':[
                  {'name':'note','fields':[{'name':'title','type':'text'}],
                   'history':{'changesDays':10,'trashDays':40}},
                  {'name':'other','fields':[{'name':'title','type':'text'}]}]}
                """
                    .replace('\'', '"'))
            .program();
    log(program, 0, "u", 11);
    log(program, 0, "u", 9);
    log(program, 0, "d", 39);
    log(program, 0, "d", 41);
    log(program, 1, "u", 89);
    log(program, 1, "u", 91);

    int gone = logs.forget(program, NOW).await();

    assertEquals(3, gone);
    assertEquals(List.of("u9", "d39", "u89"), left(program));
  }

  private void log(Program program, int table, String kind, int daysAgo) {
    publishing
        .test()
        .database()
        .client()
        .query(
            "INSERT INTO \"%s\".change (at, table_id, row_id, kind, version) VALUES ('%s', '%s', gen_random_uuid(), '%s', 1)"
                .formatted(
                    program.id().schema(),
                    NOW.minus(Duration.ofDays(daysAgo)),
                    program.tables().get(table).id(),
                    kind))
        .execute()
        .await();
  }

  private List<String> left(Program program) {
    var left = new ArrayList<String>();
    publishing
        .test()
        .database()
        .client()
        .query("SELECT kind, at FROM \"" + program.id().schema() + "\".change ORDER BY seq")
        .execute()
        .await()
        .forEach(row ->
            left.add(
                row.getString(0)
                    + Duration.between(row.getOffsetDateTime(1).toInstant(), NOW).toDays()));
    return left;
  }
}
