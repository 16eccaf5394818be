package dev.libretto.fuzz;

import dev.libretto.program.Field;
import dev.libretto.program.Table;
import dev.libretto.testkit.fuzz.TextMutations;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Query strings about a table: in the grammar, beside it, and far from it. */
final class Queries {

  private static final List<String> OPERATORS =
      List.of(
          "eq", "neq", "gt", "gte", "lt", "lte", "like", "ilike", "in", "is", "within", "cs", "ov",
          "cd", "match", "");

  private static final TextMutations MUTATIONS =
      new TextMutations(
          List.of(
              ("select= order= limit= offset= or= and= not.or= not.and= columns= on_conflict= asOf="
                      + " before= & = . , ( ) { } \" \\ * % %25 %00 %zz %F0%9F%91%8B %ED%A0%80 + - :"
                      + " :: -> $1 ' ; eq. neq. gt. in. is. not. cs. ov. within. null true false"
                      + " not_null asc desc nullsfirst nullslast .nearest([1,2,3])"
                      + " .distance(13.4,52.5) 0 1 -1 4.5 1e9 1e999999 9007199254740993 id version"
                      + " createdAt updatedAt createdBy title name 2026-03-01 NaN "
                      + "11111111-2222-3333-4444-555555555555")
                  .split(" ")));

  private Queries() {}

  /** A query string, not decoded. */
  static String some(Table table, RandomGenerator random) {
    if (random.nextInt(12) == 0) {
      return MUTATIONS.garbage(random, 14);
    }
    var parameters = new ArrayList<String>();
    for (int left = random.nextInt(4); left >= 0; left--) {
      parameters.add(parameter(table, random));
    }
    var query = String.join("&", parameters);
    return random.nextInt(5) == 0 ? MUTATIONS.changed(query, random) : query;
  }

  private static String parameter(Table table, RandomGenerator random) {
    return switch (random.nextInt(8)) {
      case 0 -> "select=" + columns(table, random);
      case 1 -> "order=" + order(table, random);
      case 2 -> "limit=" + random.nextInt(-1, 30);
      case 3 -> "offset=" + random.nextInt(-1, 5);
      case 4 -> prefix(random) + "or=" + conditions(table, random, 3);
      case 5 -> prefix(random) + "and=" + conditions(table, random, 3);
      default -> {
        var field = field(table, random);
        yield field.name() + "=" + condition(field, random, false);
      }
    };
  }

  private static String prefix(RandomGenerator random) {
    return random.nextInt(4) == 0 ? "not." : "";
  }

  private static String conditions(Table table, RandomGenerator random, int depth) {
    return IntStream.range(0, random.nextInt(1, 4))
        .mapToObj(_ -> {
          if (depth > 0 && random.nextInt(4) == 0) {
            return prefix(random)
                + (random.nextBoolean() ? "or" : "and")
                + conditions(table, random, depth - 1);
          }
          var field = field(table, random);
          return field.name() + "." + condition(field, random, true);
        })
        .collect(Collectors.joining(",", "(", ")"));
  }

  private static String condition(Field field, RandomGenerator random, boolean inside) {
    var operator =
        random.nextInt(4) == 0
            ? OPERATORS.get(random.nextInt(OPERATORS.size()))
            : usual(field, random);
    var value = FieldValues.text(field, random);
    var operand =
        switch (operator) {
          case "in" -> "(" + quoted(value) + "," + quoted(FieldValues.text(field, random)) + ")";
          case "is" -> List.of("null", "not_null", "true", "false", value).get(random.nextInt(5));
          case "within" -> "(" + random.nextInt(-200, 200) + ",52.5," + random.nextInt(5000) + ")";
          case "cs", "ov" -> "{" + quoted(value) + "}";
          default -> inside && random.nextInt(4) > 0 ? quoted(value) : value;
        };
    return prefix(random) + operator + "." + encoded(operand);
  }

  /** An operator that suits the field. */
  private static String usual(Field field, RandomGenerator random) {
    var usual =
        switch (field.columnType()) {
          case JSON -> List.of("is");
          case TEXT -> List.of("eq", "neq", "lt", "like", "ilike", "in", "is");
          case BOOLEAN -> List.of("eq", "is");
          case INTEGER, DECIMAL, DATE, TIME, DATE_TIME, UUID ->
              List.of("eq", "neq", "gt", "gte", "lt", "lte", "in", "is");
          case TEXT_LIST,
              UUID_LIST,
              INTEGER_LIST,
              BOOLEAN_LIST,
              DATE_LIST,
              TIME_LIST,
              DATE_TIME_LIST ->
              List.of("cs", "ov", "is");
          case DECIMAL_LIST, FLOAT8_LIST, FLOAT4_LIST -> List.of("within", "is");
        };
    return usual.get(random.nextInt(usual.size()));
  }

  private static String quoted(String value) {
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static String columns(Table table, RandomGenerator random) {
    return IntStream.range(0, random.nextInt(1, 5))
        .mapToObj(_ ->
            switch (random.nextInt(6)) {
              case 0 -> "*";
              case 1 -> field(table, random).name() + "(id,*)";
              case 2 -> "x:" + field(table, random).name();
              case 3 -> field(table, random).name() + "(" + columns(table, random) + ")";
              default -> field(table, random).name();
            })
        .collect(Collectors.joining(","));
  }

  private static String order(Table table, RandomGenerator random) {
    return IntStream.range(0, random.nextInt(1, 4))
        .mapToObj(_ ->
            field(table, random).name()
                + List.of(
                        "",
                        ".asc",
                        ".desc",
                        ".desc.nullsfirst",
                        ".nullslast",
                        ".distance(1,2)",
                        ".nearest([1,0,2])",
                        ".nearest([])",
                        ".nearest([1e999])")
                    .get(random.nextInt(9)))
        .collect(Collectors.joining(","));
  }

  private static Field field(Table table, RandomGenerator random) {
    return table.fields().get(random.nextInt(table.fields().size()));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
