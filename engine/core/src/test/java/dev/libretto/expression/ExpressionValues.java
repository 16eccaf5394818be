package dev.libretto.expression;

import dev.libretto.expression.Type.ListOf;
import dev.libretto.expression.Type.Scalar;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Values of chance for rows and for literals, many at the edges of their types. */
final class ExpressionValues {

  private static final List<String> TEXTS =
      List.of("", "a", "A", "ab", "b a", " a\t", "Z", "é", "e\u0301", "\uFFFD", "😀", "😁b", "'\\");
  private static final List<Long> INTEGERS =
      List.of(0L, 1L, -1L, 2L, 3L, -7L, 10L, 94_906_266L, 9_007_199_254_740_991L);
  private static final List<String> DECIMALS =
      List.of(
          "0.0",
          "1.0",
          "-1.5",
          "0.1",
          "2.5",
          "-0.3",
          "0.000000000001",
          "-0.000000000015",
          "333333333333.333333333333",
          "999999999999999999999999999999.999999999999",
          "1000000000000000.0",
          "12.50");
  private static final List<String> DATES =
      List.of("2026-03-01", "2024-02-29", "0001-01-01", "9999-12-31", "1970-01-01");
  private static final List<String> TIMES = List.of("00:00:00", "18:30:00", "23:59:59.999999");
  private static final List<String> INSTANTS =
      List.of(
          "2026-03-01T17:30:00Z",
          "2026-03-01T17:30:00.000001Z",
          "0001-01-01T00:00:00Z",
          "1969-12-31T23:59:59.999999Z",
          "9999-12-31T23:59:59.999999Z");
  private static final List<String> DURATIONS =
      List.of(
          "PT0S",
          "PT1H30M",
          "-PT0.000001S",
          "P1D",
          "-P2DT3H4M5.67S",
          "PT86399.999999S",
          "P3652500D",
          "-PT87660000H",
          "PT1M");

  private final Random random;

  ExpressionValues(Random random) {
    this.random = random;
  }

  /** A value of the type, as the JVM holds it. */
  Object value(Type type) {
    return switch (type) {
      case Scalar.BOOLEAN -> random.nextBoolean();
      case Scalar.INTEGER -> sign() * pick(INTEGERS);
      case Scalar.DECIMAL -> decimal();
      case Scalar.TEXT -> pick(TEXTS);
      case Scalar.DATE -> LocalDate.parse(pick(DATES));
      case Scalar.TIME -> LocalTime.parse(pick(TIMES));
      case Scalar.DATE_TIME -> Instant.parse(pick(INSTANTS));
      case Scalar.DURATION -> Durations.parse(pick(DURATIONS)).orElseThrow();
      case Scalar.JSON, Scalar.NULL -> "{}";
      case ListOf(var element) ->
          Stream.generate(() -> value(element)).limit(random.nextInt(4)).toList();
    };
  }

  private BigDecimal decimal() {
    if (random.nextBoolean()) {
      return new BigDecimal(pick(DECIMALS));
    }
    return BigDecimal.valueOf(
        random.nextLong(-1_000_000_000_000L, 1_000_000_000_000L), random.nextInt(13));
  }

  private long sign() {
    return random.nextInt(3) == 0 ? -1 : 1;
  }

  /** A value of the type, written in CEL. */
  String literal(Scalar type) {
    return switch (type) {
      case BOOLEAN -> pick(List.of("true", "false", "(1 / 0 > 0)"));
      case INTEGER -> Long.toString(sign() * pick(INTEGERS));
      case DECIMAL -> pick(DECIMALS);
      case TEXT -> "'" + pick(TEXTS).replace("\\", "\\\\").replace("'", "\\'") + "'";
      case DATE -> "date('" + pick(DATES) + "')";
      case TIME -> "time('" + pick(TIMES) + "')";
      case DATE_TIME -> "timestamp('" + pick(INSTANTS) + "')";
      case DURATION -> "duration('" + pick(DURATIONS) + "')";
      case JSON, NULL -> "null";
    };
  }

  /** Something that is no part of the row. */
  String circumstance(Scalar type) {
    return switch (type) {
      case BOOLEAN ->
          pick(
              List.of(
                  "user.signedIn",
                  "user.builder",
                  "('admin' in user.roles)",
                  "user.roles.exists(r, r == 'viewer')",
                  "(row.text2 in user.roles)",
                  "has(user.email)"));
      case TEXT ->
          pick(
              List.of(
                  "(user.signedIn ? user.id : 'nobody')",
                  "(user.email != null ? user.email : 'none')"));
      case INTEGER -> "size(user.roles)";
      case DATE -> "today()";
      case DATE_TIME -> "now()";
      case DECIMAL, TIME, DURATION, JSON, NULL -> literal(type);
    };
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
