package dev.libretto.rows.plan;

import dev.libretto.kind.GeoKind;
import dev.libretto.kind.VectorKind;
import dev.libretto.plan.Filter;
import dev.libretto.plan.Measure;
import dev.libretto.problem.RequestCode;
import dev.libretto.program.Field;
import dev.libretto.rows.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what points and vectors are compared with: numbers in brackets. */
final class Measures {

  private static final String DISTANCE = "distance(";
  private static final String NEAREST = "nearest([";
  private static final Pattern NUMBER =
      Pattern.compile("-?\\d{1,40}(\\.\\d{1,40})?([eE][+-]?\\d{1,3})?");
  private static final double HALF_WAY_ROUND = 20_100_000;

  private Measures() {}

  /** The measure behind a column in an order. */
  static Measure of(Field field, String text) {
    return switch (field.kind().source()) {
      case GeoKind _ when text.startsWith(DISTANCE) ->
          numbers(text.substring(DISTANCE.length(), text.length() - 1))
              .filter(numbers -> numbers.size() == 2 && isPoint(numbers))
              .<Measure>map(numbers -> new Measure.Distance(numbers.get(0), numbers.get(1)))
              .orElseThrow(() -> bad(field, "distance(longitude,latitude)"));
      case GeoKind _ -> throw bad(field, "distance(longitude,latitude)");
      case VectorKind vector when text.startsWith(NEAREST) && text.endsWith("])") ->
          numbers(text.substring(NEAREST.length(), text.length() - 2))
              .filter(numbers -> numbers.size() == vector.type().dimensions())
              .map(Measures::floats)
              .filter(numbers -> numbers.stream().allMatch(Float::isFinite))
              .<Measure>map(numbers -> new Measure.Remoteness(numbers, vector.type().metric()))
              .orElseThrow(() -> bad(field, "nearest([…]) with so many numbers as it has"));
      case VectorKind _ -> throw bad(field, "nearest([…])");
      default ->
          throw Refusal.of(
                  RequestCode.BAD_ORDER,
                  "The column '" + field.name() + "' has no distance",
                  "Write order=column.asc or column.desc")
              .thrown();
    };
  }

  /** The filter {@code within.(longitude,latitude,metres)}. */
  static Filter within(Field field, String text) {
    if (!(field.kind().source() instanceof GeoKind)) {
      throw Refusal.of(
              RequestCode.UNKNOWN_OPERATOR,
              "The column '" + field.name() + "' cannot be compared by 'within'",
              null)
          .thrown();
    }
    return Optional.of(text)
        .filter(brackets -> brackets.startsWith("(") && brackets.endsWith(")"))
        .flatMap(brackets -> numbers(brackets.substring(1, brackets.length() - 1)))
        .filter(numbers -> numbers.size() == 3 && isPoint(numbers))
        .filter(numbers -> numbers.get(2) >= 0 && numbers.get(2) <= HALF_WAY_ROUND)
        .<Filter>map(
            numbers -> new Filter.Within(field, numbers.get(0), numbers.get(1), numbers.get(2)))
        .orElseThrow(() ->
            Refusal.of(
                    RequestCode.BAD_VALUE,
                    "The column '" + field.name() + "' cannot be compared with this value",
                    "Write " + field.name() + "=" + field.kind().comparand())
                .thrown());
  }

  private static boolean isPoint(List<Double> numbers) {
    return GeoKind.point(numbers.get(0), numbers.get(1)).isPresent();
  }

  private static List<Float> floats(List<Double> numbers) {
    return numbers.stream().map(Double::floatValue).toList();
  }

  /** Numbers as JSON writes them, or nothing when one is not. */
  private static Optional<List<Double>> numbers(String text) {
    var numbers = new ArrayList<Double>();
    for (var part : text.split(",", -1)) {
      var number = part.strip();
      if (!NUMBER.matcher(number).matches()) {
        return Optional.empty();
      }
      numbers.add(Double.parseDouble(number));
    }
    return Optional.of(numbers);
  }

  private static RuntimeException bad(Field field, String form) {
    return Refusal.of(
            RequestCode.BAD_ORDER,
            "Rows cannot be ordered by '" + field.name() + "' like this",
            "Write order=" + field.name() + "." + form)
        .thrown();
  }
}
