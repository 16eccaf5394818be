package dev.libretto.benchmarks.targets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.libretto.benchmarks.item.ItemTable;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublishedTableTest {

  @Test
  void namesTableAndColumnsAfterTheirIds() throws IOException {
    var definition =
        new ObjectMapper()
            .readTree(
                """
                {"tables": [{"id": "tq1", "name": "item", "fields": [
                  {"id": "fa2", "name": "title"}, {"name": "quantity", "id": "fb3"}]}]}
                """);

    assertEquals(
        new ItemTable("t_tq1", List.of("\"c_fa2\"", "\"c_fb3\"")), PublishedTable.of(definition));
  }
}
