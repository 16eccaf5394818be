package dev.libretto.benchmarks.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ItemBodyTest {

  @Test
  void takesOnlyTheKeysThatAreThere() {
    var body = parse("{\"price\":\"12.50\",\"category\":null}").orElseThrow();

    assertEquals(1 << 3 | 1 << 9, body.written());
    assertEquals(new BigDecimal("12.50"), body.values().get(3));
    assertNull(body.values().get(9));
    assertFalse(body.complete());
  }

  @Test
  void isCompleteWithAllThatIsRequired() {
    var body =
        parse(
            "{\"title\":\"t\",\"quantity\":1,\"active\":true,\"due\":\"2026-03-01\",\"status\":\"open\"}");

    assertTrue(body.orElseThrow().complete());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{\"colour\":1}",
        "{\"quantity\":\"many\"}",
        "{\"active\":1}",
        "{\"due\":\"soon\"}",
        "{\"price\":\"cheap\"}"
      })
  void refusesWhatIsNotAnItem(String text) {
    assertTrue(parse(text).isEmpty());
  }

  private static Optional<ItemBody> parse(String text) {
    return ItemBody.parse(text.getBytes(StandardCharsets.UTF_8));
  }
}
