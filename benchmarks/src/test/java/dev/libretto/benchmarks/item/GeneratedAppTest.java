package dev.libretto.benchmarks.item;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class GeneratedAppTest {

  @Test
  void hasAsManyTablesAsAreWantedEachLeadingToTheOneBefore() throws IOException {
    var tables = tables(new GeneratedApp("five", 5, 0));

    assertEquals(5, tables.size());
    assertEquals(GeneratedApp.FIRST_TABLE, tables.get(0).path("name").asText());
    assertEquals("table3", tables.get(4).path("fields").get(7).path("table").asText());
    assertFalse(tables.get(0).toString().contains("relation"));
  }

  @Test
  void changesByOneFieldOfItsFirstTable() throws IOException {
    var app = new GeneratedApp("app", 2, 0);

    var before = tables(app);
    var after = tables(app.changed());

    assertEquals(before.get(0).path("fields").size() + 1, after.get(0).path("fields").size());
    assertEquals(before.get(1), after.get(1));
  }

  @Test
  void seedsEverySecondShelfForTheCaller() {
    var places = new Places("h", "hn", "s", "sn", "sh");

    var fill = places.fill();

    assertTrue(fill.getFirst().contains("CASE n % 2 WHEN 0 THEN '" + ItemTable.CALLER + "'"));
    assertTrue(fill.get(1).contains("1 + (n - 1) % 100"));
  }

  private static JsonNode tables(GeneratedApp app) throws IOException {
    return new ObjectMapper().readTree(app.definition()).path("tables");
  }
}
