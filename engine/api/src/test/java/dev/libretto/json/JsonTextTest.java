package dev.libretto.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class JsonTextTest {

  @Test
  void keepsTheOrderOfMembersAndItems() {
    var members = new LinkedHashMap<String, Json>();
    members.put("z", Json.of(1));
    members.put("a", new Json.Arr(List.of(Json.of(true), Json.NULL, Json.of("x"))));

    assertEquals("{\"z\":1,\"a\":[true,null,\"x\"]}", JsonText.of(new Json.Obj(members)));
  }

  @Test
  void keepsEveryDigit() {
    assertEquals("12.50", JsonText.of(new Json.Num(new BigDecimal("12.50"))));
    assertEquals("9007199254740993", JsonText.of(Json.of(9_007_199_254_740_993L)));
  }

  @Test
  void escapesWhatJsonCannotHoldAsItIs() {
    assertEquals(
        "\"\\\"\\\\\\n\\r\\t\\u0001 é 🍲 /\"", JsonText.of(Json.of("\"\\\n\r\t\u0001 é 🍲 /")));
  }

  @Test
  void escapesKeysToo() {
    assertEquals("{\"\\\"\":{}}", JsonText.of(new Json.Obj(Map.of("\"", new Json.Obj(Map.of())))));
    assertEquals("[]", JsonText.of(new Json.Arr(List.of())));
  }
}
