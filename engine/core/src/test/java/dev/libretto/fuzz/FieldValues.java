package dev.libretto.fuzz;

import dev.libretto.definition.FieldType;
import dev.libretto.json.Json;
import dev.libretto.program.Field;
import dev.libretto.testkit.fuzz.Odd;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Values for fields: most of the right kind, some at the edge of it, some of none. */
final class FieldValues {

  private static final List<String> TEXTS =
      List.of("", "a", "Emma", "é😀", "a'b\"c\\d", "x".repeat(300), "{a,b}", "%_*", "a\nb", "R-1");
  private static final List<String> NUMBERS =
      List.of("0", "1", "-1", "4", "100", "9007199254740991", "0.5", "1e3", "-0.0");
  private static final List<String> DECIMALS =
      List.of("0", "1.50", "-3", "12.5", "99999999999999999999", "0.000000000001", "100");
  private static final List<String> DATES =
      List.of("2026-03-01", "2024-02-29", "0001-01-01", "9999-12-31", "2026-02-30");
  private static final List<String> TIMES = List.of("18:30:00", "00:00:00", "23:59:59.999999");
  private static final List<String> INSTANTS =
      List.of("2026-03-01T17:30:00Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999999+14:00");
  private static final List<String> DURATIONS =
      List.of("PT30M", "PT0S", "-P1D", "PT86399.999999S", "P3652500D");
  private static final List<String> OTHERS =
      List.of(
          "ann@example.org",
          "https://example.org/a?b#c",
          "+4930901820",
          "member:00000000-0000-4000-8000-00000000000a",
          "builder:demo",
          "00000000-0000-4000-8000-00000000000a",
          "01978a3e-5d10-7c4b-9a41-6f2d8e0b7c15");

  private FieldValues() {}

  /** A value for the field in a body. */
  static Json json(Field field, RandomGenerator random) {
    return random.nextInt(12) == 0 ? Odd.value(random) : fitting(field.kind().type(), random);
  }

  /** A value for the field in a filter. */
  static String text(Field field, RandomGenerator random) {
    return switch (json(field, random)) {
      case Json.Str(var text) -> text;
      case Json.Num(var number) -> number.toString();
      case Json.Bool(var bool) -> Boolean.toString(bool);
      case Json.Null _ -> "null";
      case Json.Arr _ -> "{a,\"b\"}";
      case Json.Obj _ -> "(13.4,52.5,2000)";
    };
  }

  private static Json fitting(FieldType type, RandomGenerator random) {
    return switch (type) {
      case FieldType.Text _, FieldType.LongText _, FieldType.Markdown _ -> of(TEXTS, random);
      case FieldType.IntegerNumber _, FieldType.AutoNumber _ ->
          new Json.Num(new java.math.BigDecimal(pick(NUMBERS, random)));
      case FieldType.DecimalNumber _, FieldType.Money _ -> of(DECIMALS, random);
      case FieldType.Bool _ -> Json.of(random.nextBoolean());
      case FieldType.Date _ -> of(DATES, random);
      case FieldType.Time _ -> of(TIMES, random);
      case FieldType.DateTime _ -> of(INSTANTS, random);
      case FieldType.Duration _ -> of(DURATIONS, random);
      case FieldType.Select(var options) -> option(options, random);
      case FieldType.MultiSelect(var options, _, _) ->
          list(random.nextInt(3), _ -> option(options, random));
      case FieldType.Many _, FieldType.Inverse _ ->
          list(random.nextInt(3), _ -> of(OTHERS, random));
      case FieldType.JsonValue _ -> Odd.value(random);
      case FieldType.Geo _ -> point(random);
      case FieldType.Vector(var dimensions, _) ->
          list(Math.min(dimensions, 4_000), _ -> Json.of(random.nextInt(-3, 4)));
      case FieldType.Email _,
          FieldType.Url _,
          FieldType.Phone _,
          FieldType.User _,
          FieldType.File _,
          FieldType.Relation _,
          FieldType.Uuid _ ->
          of(OTHERS, random);
      case FieldType.Lookup _, FieldType.Rollup _, FieldType.Computed _ -> of(TEXTS, random);
    };
  }

  private static Json option(List<FieldType.Option> options, RandomGenerator random) {
    return options.isEmpty()
        ? Json.of("none")
        : Json.of(options.get(random.nextInt(options.size())).value());
  }

  private static Json point(RandomGenerator random) {
    return new Json.Obj(
        Map.of(
            "type",
            Json.of("Point"),
            "coordinates",
            new Json.Arr(
                List.of(Json.of(random.nextInt(-181, 182)), Json.of(random.nextInt(-91, 92))))));
  }

  private static Json list(int size, java.util.function.IntFunction<Json> item) {
    return new Json.Arr(IntStream.range(0, size).mapToObj(item).toList());
  }

  private static Json of(List<String> texts, RandomGenerator random) {
    return Json.of(pick(texts, random));
  }

  private static String pick(List<String> texts, RandomGenerator random) {
    return texts.get(random.nextInt(texts.size()));
  }
}
