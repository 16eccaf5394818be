package dev.libretto.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class JsonBytesTest {

  @Test
  void writesWhatAParserReadsBack() throws Exception {
    var mapper = new JsonMapper();
    var random = new Random(7);
    for (var round = 0; round < 2_000; round++) {
      var text = text(random);
      var out = new JsonBytes(8);

      out.string(text);

      assertEquals(text, mapper.readValue(out.toBytes(), String.class));
    }
  }

  @Test
  void escapesWhatJsonDoesNotAllow() {
    var out = new JsonBytes(8);

    out.string("a\"b\\c\n\r\t\u0001é€😀");

    assertEquals("\"a\\\"b\\\\c\\n\\r\\t\\u0001é€😀\"", out.toString());
  }

  @Test
  void writesHalfACharacterAsTheReplacementCharacter() {
    var out = new JsonBytes(8);

    out.string("a\uD83Db");

    assertEquals("\"a\uFFFDb\"", out.toString());
  }

  private static String text(Random random) {
    var text = new StringBuilder();
    for (var length = random.nextInt(60); length > 0; length--) {
      text.appendCodePoint(
          switch (random.nextInt(5)) {
            case 0 -> random.nextInt(0x20);
            case 1 -> 0x20 + random.nextInt(0x60);
            case 2 -> 0x80 + random.nextInt(0x700);
            case 3 -> 0x4E00 + random.nextInt(0x1000);
            default -> 0x1F300 + random.nextInt(0x200);
          });
    }
    return text.toString();
  }
}
