package dev.libretto.benchmarks.targets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.libretto.benchmarks.item.ItemTable;
import dev.libretto.benchmarks.item.Kind;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublishedTablesTest {
  private static final String TABLES =
      """
      {"tables": [
        {"id": "tq1", "name": "item", "fields": [
          {"id": "fa2", "name": "title"}, {"name": "quantity", "id": "fb3"}]},
        {"id": "tq2", "name": "owned", "fields": []},
        {"id": "tq3", "name": "hall", "fields": [{"id": "fc1", "name": "name"}]},
        {"id": "tq4", "name": "shelf", "fields": [
          {"id": "fd1", "name": "name"}, {"id": "fd2", "name": "hall"}]},
        {"id": "tq5", "name": "placed", "fields": [{"id": "fe1", "name": "title"}]}]}
      """;

  @Test
  void namesTablesAndColumnsAfterTheirIds() throws IOException {
    var tables = PublishedTables.of(definition(), "app_1");

    assertEquals(
        new ItemTable(Kind.ITEM, "\"app_1\".\"t_tq1\"", List.of("\"c_fa2\"", "\"c_fb3\"")),
        tables.item(Kind.ITEM));
    assertEquals("\"app_1\".\"t_tq5\"", tables.item(Kind.PLACED).name());
    assertEquals("\"c_fd2\"", tables.places().shelfHall());
    assertEquals("\"app_1\".\"change\"", tables.changeLog());
  }

  @Test
  void saysWhichTableIsMissing() throws IOException {
    var definition = definition();

    var failure =
        assertThrows(
            EnvironmentException.class, () -> PublishedTables.physicalName(definition, "cellar"));

    assertTrue(String.valueOf(failure.getMessage()).contains("cellar"));
  }

  private static JsonNode definition() throws IOException {
    return new ObjectMapper().readTree(TABLES);
  }
}
