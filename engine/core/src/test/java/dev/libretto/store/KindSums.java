package dev.libretto.store;

import dev.libretto.expression.Durations;
import dev.libretto.expression.Type.Scalar;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a rollup's function makes of values, by the words of its documentation. */
final class KindSums {

  private static final BigDecimal INTEGERS_END = BigDecimal.TWO.pow(53);
  private static final int DIGITS = 12;

  private KindSums() {}

  static @Nullable Object of(String function, Scalar type, List<Object> values) {
    return switch (function) {
      case "sum" -> result(type, sum(values));
      case "avg" -> values.isEmpty() ? null : average(type, values);
      case "min" -> values.stream().min(KindSums::compare).orElse(null);
      case "max" -> values.stream().max(KindSums::compare).orElse(null);
      default -> throw new IllegalArgumentException(function);
    };
  }

  private static BigDecimal sum(List<Object> values) {
    return values.stream()
        .map(value -> value instanceof Long whole ? BigDecimal.valueOf(whole) : (BigDecimal) value)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static @Nullable Object average(Scalar type, List<Object> values) {
    var count = BigDecimal.valueOf(values.size());
    return type == Scalar.DURATION
        ? result(type, sum(values).divide(count, 0, RoundingMode.DOWN))
        : result(Scalar.DECIMAL, sum(values).divide(count, DIGITS, RoundingMode.HALF_UP));
  }

  /** Null beyond what the type holds. */
  private static @Nullable Object result(Scalar type, BigDecimal value) {
    var size = value.abs();
    return switch (type) {
      case INTEGER -> size.compareTo(INTEGERS_END) < 0 ? (Object) value.longValueExact() : null;
      case DURATION ->
          size.compareTo(BigDecimal.valueOf(Durations.GREATEST)) <= 0
              ? (Object) value.longValueExact()
              : null;
      default -> value;
    };
  }

  private static int compare(Object one, Object other) {
    @SuppressWarnings("unchecked") // The values of one field are of one class, which has an order.
    var comparable = (Comparable<Object>) one;
    return comparable.compareTo(other);
  }
}
