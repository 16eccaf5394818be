package dev.libretto.testkit.fuzz;

import dev.libretto.json.Json;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Values nobody expects. */
public final class Odd {

  /** Texts that have broken somebody's reader, writer, pattern, name or address before. */
  public static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "x",
          "null",
          "true",
          "0",
          "-0",
          "1e999",
          "NaN",
          "Infinity",
          "a'b\"c\\d",
          "'; drop table x; --",
          "$1",
          "%",
          "%00",
          "%zz",
          "${x}",
          "{{x}}",
          "<script>",
          "../../x",
          "a/b~c",
          "~0~1",
          "__proto__",
          "constructor",
          "\ud834\udd1e\n\t\"",
          "\u0000",
          "\u0001\u001f\u007f\u0080",
          "\u202eabc\u202c",
          "\u200b\ufeff",
          "e\u0301\u0327",
          "\ufdfa",
          "İıſß",
          "\uffff\ufffe",
          "()[]{}",
          "(((((((((a+)+)+)+)+)+)+)+)+)$",
          "^(a|a)*$",
          "[",
          "\\",
          "\\Q",
          "(?=a)",
          "a{1000}",
          "a{0,1000}{0,1000}",
          "\\p{L}",
          "user.signedIn",
          "row.title",
          "1 + ",
          "2026-02-30",
          "9999-12-31T23:59:60Z",
          "-PT0S",
          "P999999999D",
          "00000000-0000-0000-0000-000000000000",
          "9007199254740993",
          "99999999999999999999999999999999999999999999.9999999999999");

  /** Numbers at and past the edges of what types hold. */
  public static final List<String> NUMBERS =
      List.of(
          "0",
          "-0",
          "1",
          "-1",
          "0.5",
          "2",
          "3",
          "12",
          "63",
          "64",
          "200",
          "65535",
          "2147483647",
          "2147483648",
          "-2147483649",
          "9007199254740991",
          "9007199254740992",
          "9223372036854775807",
          "9223372036854775808",
          "1e15",
          "1e21",
          "1e300",
          "1e-300",
          "1e308",
          "4.9e-324",
          "0.1",
          "1.10",
          "100.5",
          "1E+2");

  private Odd() {}

  /** A value of any kind, sometimes deep or long. */
  public static Json value(RandomGenerator random) {
    return switch (random.nextInt(12)) {
      case 0 -> Json.NULL;
      case 1 -> Json.of(random.nextBoolean());
      case 2, 3, 4 -> number(random);
      case 5, 6, 7 -> Json.of(text(random));
      case 8 -> new Json.Arr(List.of());
      case 9 -> new Json.Obj(Map.of());
      case 10 -> new Json.Arr(List.of(value(random), value(random)));
      default -> deep(random);
    };
  }

  /** A number. */
  public static Json.Num number(RandomGenerator random) {
    return new Json.Num(new BigDecimal(NUMBERS.get(random.nextInt(NUMBERS.size()))));
  }

  /** A text, now and then a long one. */
  public static String text(RandomGenerator random) {
    var text = TEXTS.get(random.nextInt(TEXTS.size()));
    return switch (random.nextInt(40)) {
      case 0 -> text.repeat(random.nextInt(1, 2_000));
      case 1 -> text + Character.toString(codePoint(random));
      default -> text;
    };
  }

  /** A scalar value of Unicode: never half of a surrogate pair. */
  private static int codePoint(RandomGenerator random) {
    int point = random.nextInt(0x110000 - 0x800);
    return point < 0xD800 ? point : point + 0x800;
  }

  private static Json deep(RandomGenerator random) {
    Json json = Json.of(text(random));
    for (int depth = random.nextInt(1, 80); depth > 0; depth--) {
      var members = new LinkedHashMap<String, Json>();
      members.put("x", json);
      json = random.nextBoolean() ? new Json.Obj(members) : new Json.Arr(List.of(json));
    }
    return json;
  }
}
