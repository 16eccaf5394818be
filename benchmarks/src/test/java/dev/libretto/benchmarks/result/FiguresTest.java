package dev.libretto.benchmarks.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class FiguresTest {

  @Test
  void writesRowsThatAreCompleteInThemselves() throws IOException {
    var figures = new Figures();
    figures.add("apps-read").put("apps", 200).measured("p50Millis", 1.23456789);
    figures.add("apps-insert").put("errors", 0L);

    var rows = new ObjectMapper().readTree(figures.json("abc+", "2 cores"));

    assertEquals(2, rows.size());
    assertEquals("libretto", rows.get(0).path("target").asText());
    assertEquals("apps-read", rows.get(0).path("scenario").asText());
    assertEquals(200, rows.get(0).path("apps").asInt());
    assertEquals("1.2346", rows.get(0).path("p50Millis").asText());
    assertEquals("abc+", rows.get(1).path("commit").asText());
    assertEquals("2 cores", rows.get(1).path("machine").asText());
    assertEquals(4, figures.json("c", "m").lines().count());
  }

  @Test
  void writesALineForEachRowWithItsNames() {
    var figures = new Figures();
    figures.add("load-during").put("errors", 0L).measured("p99Millis", 1e-7);

    assertTrue(figures.table().startsWith("load-during"));
    assertTrue(figures.table().contains("errors 0  p99Millis 0.00000010"), figures.table());
  }
}
