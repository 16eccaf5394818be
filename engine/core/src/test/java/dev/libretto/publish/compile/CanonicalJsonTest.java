package dev.libretto.publish.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.libretto.json.Json;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of RFC 8785, and what follows from them. */
final class CanonicalJsonTest {

  @ParameterizedTest
  @CsvSource({
    "0000000000000000, 0",
    "8000000000000000, 0",
    "0000000000000001, 5e-324",
    "8000000000000001, -5e-324",
    "7fefffffffffffff, 1.7976931348623157e+308",
    "ffefffffffffffff, -1.7976931348623157e+308",
    "4340000000000000, 9007199254740992",
    "c340000000000000, -9007199254740992",
    "4430000000000000, 295147905179352830000",
    "44b52d02c7e14af5, 9.999999999999997e+22",
    "44b52d02c7e14af6, 1e+23",
    "44b52d02c7e14af7, 1.0000000000000001e+23",
    "444b1ae4d6e2ef4e, 999999999999999700000",
    "444b1ae4d6e2ef4f, 999999999999999900000",
    "444b1ae4d6e2ef50, 1e+21",
    "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
    "3eb0c6f7a0b5ed8d, 0.000001",
    "41b3de4355555553, 333333333.3333332",
    "41b3de4355555554, 333333333.33333325",
    "41b3de4355555555, 333333333.3333333",
    "41b3de4355555556, 333333333.3333334",
    "41b3de4355555557, 333333333.33333343",
    "becbf647612f3696, -0.0000033333333333333333",
    "43143ff3c1cb0959, 1424953923781206.2"
  })
  void writesNumbersAsAppendixBDoes(String bits, String expected) {
    var value = new BigDecimal(Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16)));

    assertEquals(expected, CanonicalJson.number(value));
  }

  @Test
  void writesTheExampleOfSection322() {
    var members = new LinkedHashMap<String, Json>();
    members.put(
        "numbers",
        new Json.Arr(
            List.of(
                number("333333333.33333329"),
                number("1E30"),
                number("4.50"),
                number("2e-3"),
                number("0.000000000000000000000000001"))));
    members.put("string", Json.of("\u20ac$\u000f\nA'B\"\\\\\"/"));
    members.put("literals", new Json.Arr(List.of(Json.NULL, Json.of(true), Json.of(false))));

    assertEquals(
        "{\"literals\":[null,true,false],"
            + "\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
            + "\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}",
        CanonicalJson.of(new Json.Obj(members)));
  }

  @Test
  void sortsTheKeysOfSection323() {
    var members = new LinkedHashMap<String, Json>();
    List.of("\u20ac", "\r", "\ufb33", "1", "\ud83d\ude00", "\u0080", "\u00f6")
        .forEach(key -> members.put(key, Json.of(0)));

    assertEquals(
        "{\"\\r\":0,\"1\":0,\"\u0080\":0,\"\u00f6\":0,\"\u20ac\":0,\"\ud83d\ude00\":0,\"\ufb33\":0}",
        CanonicalJson.of(new Json.Obj(members)));
  }

  @Test
  void writesNumbersThatReadBack() {
    var random = new Random(8785);
    for (int i = 0; i < 20_000; i++) {
      double number = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(number)) {
        String text = CanonicalJson.number(new BigDecimal(number));
        assertEquals(number == 0 ? 0 : number, Double.parseDouble(text), text);
      }
    }
  }

  @Test
  void refusesWhatIsNoDouble() {
    assertThrows(
        IllegalArgumentException.class, () -> CanonicalJson.number(new BigDecimal("1e400")));
  }

  private static Json number(String number) {
    return new Json.Num(new BigDecimal(number));
  }
}
