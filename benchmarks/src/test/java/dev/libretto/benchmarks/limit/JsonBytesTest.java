package dev.libretto.benchmarks.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBytesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain",
        "a \"quote\" and a \\",
        "line\nfeed\tand\u0001",
        "Käse",
        "ä\"\n\\",
        "emoji \uD83C\uDFBC and more",
      })
  void writesStringsAnyParserReads(String text) throws IOException {
    assertEquals(text, new ObjectMapper().readTree(written(to -> to.string(text))).textValue());
  }

  @Test
  void writesValuesAsTheEngineDoes() {
    var id = UUID.fromString("01900000-00fe-7000-8000-0000000186a0");

    assertEquals("\"01900000-00fe-7000-8000-0000000186a0\"", written(to -> to.uuid(id)));
    assertEquals("-1200", written(to -> to.number(-1200)));
    assertEquals("7", written(to -> to.number(7)));
    assertEquals("true", written(to -> to.bool(true)));
    assertEquals("\"2026-03-01\"", written(to -> to.date(LocalDate.of(2026, 3, 1))));
    assertEquals("\"2026-03-01T17:30:00Z\"", instant("2026-03-01T18:30:00+01:00"));
    assertEquals("\"2026-03-01T17:30:00.000450Z\"", instant("2026-03-01T17:30:00.00045Z"));
  }

  private static String instant(String text) {
    return written(to -> to.instant(OffsetDateTime.parse(text)));
  }

  private static String written(Consumer<JsonBytes> value) {
    var json = new JsonBytes(2);
    value.accept(json);
    return json.toBuffer().toString();
  }
}
