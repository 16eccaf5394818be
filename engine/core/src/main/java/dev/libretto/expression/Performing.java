package dev.libretto.expression;

import dev.libretto.expression.Evaluator.Node;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** What each operation does on the JVM. */
final class Performing {

  private Performing() {}

  /** An operation on one operand that is not null. */
  private interface One<A> {
    @Nullable Object on(A operand);
  }

  /** An operation on two operands that are not null. */
  private interface Two<A, B> {
    @Nullable Object on(A first, B second);
  }

  /** An operation on three operands that are not null. */
  private interface Three<A, B, C> {
    @Nullable Object on(A first, B second, C third);
  }

  /** The operation on its operands, of which it has one to three. */
  static Node of(Function function, List<Node> operands) {
    var a = operands.getFirst();
    var b = operands.getLast();
    // Of three operands, the one between.
    var m = operands.get(operands.size() / 2);
    return switch (function) {
      case AND -> connective(a, b, false);
      case OR -> connective(a, b, true);
      case NOT -> one(a, (Boolean x) -> !x);
      case EQUAL -> frame -> Values.equal(a.value(frame), b.value(frame));
      case NOT_EQUAL -> frame -> !Values.equal(a.value(frame), b.value(frame));
      case IN -> frame -> Values.in(a.value(frame), b.value(frame));

      case LESS -> ordered(a, b, order -> order < 0);
      case LESS_OR_EQUAL -> ordered(a, b, order -> order <= 0);
      case GREATER -> ordered(a, b, order -> order > 0);
      case GREATER_OR_EQUAL -> ordered(a, b, order -> order >= 0);
      case TEXT_LESS -> two(a, b, (String x, String y) -> Texts.compare(x, y) < 0);
      case TEXT_LESS_OR_EQUAL -> two(a, b, (String x, String y) -> Texts.compare(x, y) <= 0);
      case TEXT_GREATER -> two(a, b, (String x, String y) -> Texts.compare(x, y) > 0);
      case TEXT_GREATER_OR_EQUAL -> two(a, b, (String x, String y) -> Texts.compare(x, y) >= 0);

      case INTEGER_ADD -> two(a, b, (Long x, Long y) -> Numbers.bounded(x + y));
      case INTEGER_SUBTRACT -> two(a, b, (Long x, Long y) -> Numbers.bounded(x - y));
      case INTEGER_MULTIPLY -> two(a, b, (Long x, Long y) -> Numbers.multiply(x, y));
      case INTEGER_DIVIDE -> two(a, b, (Long x, Long y) -> Numbers.divide(x, y));
      case INTEGER_REMAINDER -> two(a, b, (Long x, Long y) -> Numbers.remainder(x, y));
      case INTEGER_NEGATE -> one(a, (Long x) -> -x);
      case INTEGER_ABSOLUTE -> one(a, (Long x) -> Math.abs(x));
      case INTEGER_GREATEST -> two(a, b, (Long x, Long y) -> Math.max(x, y));
      case INTEGER_LEAST -> two(a, b, (Long x, Long y) -> Math.min(x, y));

      case DECIMAL_ADD -> decimals(a, b, (x, y) -> Numbers.bounded(x.add(y)));
      case DECIMAL_SUBTRACT -> decimals(a, b, (x, y) -> Numbers.bounded(x.subtract(y)));
      case DECIMAL_MULTIPLY -> decimals(a, b, Numbers::multiply);
      case DECIMAL_DIVIDE -> decimals(a, b, Numbers::divide);
      case DECIMAL_REMAINDER -> decimals(a, b, Numbers::remainder);
      case DECIMAL_NEGATE -> one(a, (BigDecimal x) -> x.negate());
      case DECIMAL_ABSOLUTE -> one(a, (BigDecimal x) -> x.abs());
      case DECIMAL_GREATEST -> decimals(a, b, BigDecimal::max);
      case DECIMAL_LEAST -> decimals(a, b, BigDecimal::min);
      case DECIMAL_ROUND ->
          two(a, b, (BigDecimal x, Long y) -> Numbers.bounded(Numbers.round(x, y.intValue())));
      case DECIMAL_FLOOR ->
          one(a, (BigDecimal x) -> Numbers.bounded(x.setScale(0, RoundingMode.FLOOR)));
      case DECIMAL_CEILING ->
          one(a, (BigDecimal x) -> Numbers.bounded(x.setScale(0, RoundingMode.CEILING)));
      case DECIMAL_OF_INTEGER -> one(a, (Long x) -> BigDecimal.valueOf(x));
      case INTEGER_OF_DECIMAL -> one(a, (BigDecimal x) -> Numbers.truncate(x));

      case TEXT_CONCATENATE -> texts(a, b, Texts::concatenate);
      case TEXT_SIZE -> one(a, (String x) -> (long) Texts.size(x));
      case TEXT_CONTAINS -> texts(a, b, Texts::contains);
      case TEXT_STARTS_WITH -> texts(a, b, (x, y) -> x.startsWith(y));
      case TEXT_ENDS_WITH -> texts(a, b, (x, y) -> x.endsWith(y));
      case TEXT_MATCHES -> throw new IllegalArgumentException("its pattern is compiled beforehand");
      case TEXT_LOWER_ASCII -> one(a, Texts::lowerAscii);
      case TEXT_UPPER_ASCII -> one(a, Texts::upperAscii);
      case TEXT_TRIM -> one(a, Texts::trim);
      case TEXT_OF_INTEGER, TEXT_OF_BOOLEAN, TEXT_OF_DATE -> one(a, Object::toString);
      case TEXT_OF_DECIMAL -> one(a, (BigDecimal x) -> Numbers.text(x));
      case TEXT_OF_TIME -> one(a, (LocalTime x) -> Dates.text(x));
      case TEXT_OF_DATE_TIME -> one(a, (Instant x) -> Dates.text(x));
      case TEXT_OF_DURATION -> one(a, Durations::text);
      case TEXT_SUBSTRING -> three(a, m, b, Texts::substring);
      case TEXT_SUBSTRING_FROM ->
          two(a, b, (String x, Long y) -> Texts.substring(x, y, (long) Texts.size(x)));
      case TEXT_INDEX_OF -> texts(a, b, Texts::indexOf);
      case TEXT_REPLACE -> three(a, m, b, Texts::replace);
      case LIST_SIZE -> one(a, (List<?> x) -> (long) x.size());

      case DATE_ADD_DAYS -> two(a, b, (LocalDate x, Long y) -> Dates.addDays(x, y));
      case DAYS_BETWEEN -> two(a, b, (LocalDate x, LocalDate y) -> ChronoUnit.DAYS.between(x, y));
      case DATE_YEAR -> one(a, (LocalDate x) -> (long) x.getYear());
      case DATE_MONTH -> one(a, (LocalDate x) -> (long) x.getMonthValue());
      case DATE_DAY -> one(a, (LocalDate x) -> (long) x.getDayOfMonth());
      case DATE_WEEKDAY -> one(a, (LocalDate x) -> (long) x.getDayOfWeek().getValue());

      case DURATION_ADD -> two(a, b, (Long x, Long y) -> Durations.bounded(x + y));
      case DURATION_SUBTRACT -> two(a, b, (Long x, Long y) -> Durations.bounded(x - y));
      case DURATION_MULTIPLY -> two(a, b, (Long x, Long y) -> Durations.multiply(x, y));
      case DURATION_DAYS -> one(a, (Long x) -> x / Durations.DAY);
      case DURATION_HOURS -> one(a, (Long x) -> x / Durations.HOUR);
      case DURATION_MINUTES -> one(a, (Long x) -> x / Durations.MINUTE);
      case DURATION_SECONDS -> one(a, (Long x) -> x / Durations.SECOND);

      case DATE_TIME_ADD -> two(a, b, (Instant x, Long y) -> Durations.add(x, y));
      case DATE_TIME_SUBTRACT -> two(a, b, (Instant x, Long y) -> Durations.add(x, -y));
      case DATE_TIME_DIFFERENCE ->
          two(a, b, (Instant x, Instant y) -> ChronoUnit.MICROS.between(y, x));
      case DATE_OF_DATE_TIME -> utc(a, OffsetDateTime::toLocalDate);
      case DATE_TIME_HOURS -> utc(a, x -> (long) x.getHour());
      case DATE_TIME_MINUTES -> utc(a, x -> (long) x.getMinute());
      case DATE_TIME_SECONDS -> utc(a, x -> (long) x.getSecond());
      case TIME_HOURS -> one(a, (LocalTime x) -> (long) x.getHour());
      case TIME_MINUTES -> one(a, (LocalTime x) -> (long) x.getMinute());
      case TIME_SECONDS -> one(a, (LocalTime x) -> (long) x.getSecond());
    };
  }

  private static Node utc(Node a, One<OffsetDateTime> operation) {
    return one(a, (Instant x) -> operation.on(x.atOffset(ZoneOffset.UTC)));
  }

  /** Kleene's and, or: the deciding value wins over null. */
  private static Node connective(Node a, Node b, boolean deciding) {
    return frame -> {
      var first = a.value(frame);
      if (first instanceof Boolean value && value == deciding) {
        return deciding;
      }
      var second = b.value(frame);
      if (second instanceof Boolean value && value == deciding) {
        return deciding;
      }
      return (first == null || second == null) ? null : !deciding;
    };
  }

  private static Node ordered(Node a, Node b, IntPredicate accepts) {
    return two(a, b, (Object x, Object y) -> accepts.test(Values.compare(x, y)));
  }

  private static Node decimals(Node a, Node b, Two<BigDecimal, BigDecimal> operation) {
    return two(a, b, operation);
  }

  private static Node texts(Node a, Node b, Two<String, String> operation) {
    return two(a, b, operation);
  }

  @SuppressWarnings("unchecked") // The checker has matched operands to operations.
  private static <A> Node one(Node a, One<A> operation) {
    return frame -> {
      var x = a.value(frame);
      return x == null ? null : operation.on((A) x);
    };
  }

  @SuppressWarnings("unchecked") // The checker has matched operands to operations.
  private static <A, B> Node two(Node a, Node b, Two<A, B> operation) {
    return frame -> {
      var x = a.value(frame);
      if (x == null) {
        return null;
      }
      var y = b.value(frame);
      return y == null ? null : operation.on((A) x, (B) y);
    };
  }

  @SuppressWarnings("unchecked") // The checker has matched operands to operations.
  private static <A, B, C> Node three(Node a, Node b, Node c, Three<A, B, C> operation) {
    return frame -> {
      var x = a.value(frame);
      var y = b.value(frame);
      var z = c.value(frame);
      return x == null || y == null || z == null ? null : operation.on((A) x, (B) y, (C) z);
    };
  }
}
