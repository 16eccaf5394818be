package dev.libretto.rows.write;

import dev.libretto.definition.FieldType;
import dev.libretto.program.Field;
import dev.libretto.rows.Refusal.FieldFault;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The bounds JSON Schema cannot express, because the value travels as a string: those of exact
 * decimals and of dates.
 */
final class Bounds {

  private Bounds() {}

  static Optional<FieldFault> fault(Field field, Object value, String pointer) {
    return switch (field.type()) {
      case FieldType.DecimalNumber(var scale, var minimum, var maximum) ->
          decimal(field, (BigDecimal) value, scale, minimum, maximum, pointer);
      case FieldType.Money(var currency, var minimum, var maximum) ->
          decimal(
              field,
              (BigDecimal) value,
              Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits()),
              minimum,
              maximum,
              pointer);
      case FieldType.Date(var minimum, var maximum) ->
          date(field, (LocalDate) value, minimum, maximum, pointer);
      default -> Optional.empty();
    };
  }

  private static Optional<FieldFault> decimal(
      Field field,
      BigDecimal value,
      int scale,
      @Nullable BigDecimal minimum,
      @Nullable BigDecimal maximum,
      String pointer) {
    if (value.stripTrailingZeros().scale() > scale) {
      return Optional.of(
          FaultWords.bounds(
              field,
              pointer,
              scale == 0
                  ? "It must be a whole number"
                  : "At most " + scale + " digits after the point are kept"));
    }
    if (minimum != null && value.compareTo(minimum) < 0) {
      return Optional.of(
          FaultWords.bounds(field, pointer, "The least allowed is " + minimum.toPlainString()));
    }
    if (maximum != null && value.compareTo(maximum) > 0) {
      return Optional.of(
          FaultWords.bounds(field, pointer, "The most allowed is " + maximum.toPlainString()));
    }
    return Optional.empty();
  }

  private static Optional<FieldFault> date(
      Field field,
      LocalDate value,
      @Nullable String minimum,
      @Nullable String maximum,
      String pointer) {
    if (minimum != null && value.isBefore(LocalDate.parse(minimum))) {
      return Optional.of(FaultWords.bounds(field, pointer, "The earliest allowed is " + minimum));
    }
    if (maximum != null && value.isAfter(LocalDate.parse(maximum))) {
      return Optional.of(FaultWords.bounds(field, pointer, "The latest allowed is " + maximum));
    }
    return Optional.empty();
  }
}
