package dev.libretto.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.plan.Caller;
import dev.libretto.plan.Scope;
import dev.libretto.publish.TestPublishing;
import dev.libretto.rows.plan.Planner;
import dev.libretto.serve.request.QueryParser;
import dev.libretto.serve.request.QueryString;
import dev.libretto.store.RowSql;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A filter or an order by a stored computed field is one PostgreSQL has an index for. */
final class ComputedIndexTest {

  private static final String APP =
      """
      {'format': 'app/1', 'app': {'name': 'recipes'}, 'tables': [
        {'name': 'recipe', 'fields': [
           {'name': 'title', 'type': 'text', 'required': true},
           {'name': 'minutes', 'type': 'integer', 'required': true},
           {'name': 'key', 'type': 'computed', 'expression': 'row.title.trim().lowerAscii()'},
           {'name': 'hours', 'type': 'computed', 'expression': 'decimal(row.minutes) / 60.0'}],
         'unique': [{'fields': ['key']}],
         'indexes': [{'fields': ['hours']}],
         'access': {'read': 'true'}}]}
      """;

  private final TestPublishing publishing = new TestPublishing();

  @BeforeEach
  void publish() {
    publishing.accepted(APP);
    // Few rows are read from beginning to end whatever indexes there are.
    publishing
        .test()
        .queryAsSuperuser(
            """
            CREATE FUNCTION public.plan(asked text) RETURNS SETOF text LANGUAGE plpgsql
              SET enable_seqscan = off AS
              $$ BEGIN RETURN QUERY EXECUTE 'EXPLAIN ' || asked; END $$
            """);
  }

  @AfterEach
  void close() {
    publishing.close();
  }

  /** The plan of the engine's own statement. */
  private String plan(String query) {
    var program = publishing.served();
    var table = program.table("recipe").orElseThrow();
    var ask = QueryParser.parse(QueryString.parse(query), null, false);
    var statement =
        new RowSql(program)
            .compile(
                new Planner(new Scope(program, Caller.ANONYMOUS, Instant.EPOCH)).read(table, ask));
    var sql = statement.sql();
    for (int i = statement.parameters().size(); i > 0; i--) {
      sql = sql.replace("$" + i + "::", "'" + statement.parameters().get(i - 1) + "'::");
    }
    return String.join(
        "\n", publishing.test().column("SELECT public.plan($asked$" + sql + "$asked$)"));
  }

  private String name(String field) {
    var table = publishing.served().table("recipe").orElseThrow();
    return field.equals("key")
        ? table.unique().getFirst().physicalName()
        : table.indexes().getFirst().physicalName();
  }

  @Test
  void aFilterUsesTheIndex() {
    var plan = plan("key=eq.soup&select=title");

    assertTrue(plan.contains("Scan using " + name("key")), plan);
    assertTrue(plan.contains("Index Cond: "), plan);
  }

  @Test
  void aRangeUsesTheIndex() {
    var plan = plan("hours=gt.1.5&hours=lt.2&select=title");

    assertTrue(plan.contains(name("hours")), plan);
    assertTrue(plan.contains("Index Cond: "), plan);
  }

  @Test
  void anOrderNeedsNoSort() {
    var plan = plan("order=hours.asc.nullslast&select=title&limit=5");

    assertTrue(plan.contains("Scan using " + name("hours")), plan);
    assertEquals(-1, plan.indexOf("Seq Scan"), plan);
  }
}
