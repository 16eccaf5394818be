package dev.libretto.run.trigger;

import dev.libretto.definition.FieldType;
import dev.libretto.expression.Durations;
import dev.libretto.program.Field;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values in the words a person reads in a mail. */
final class FieldText {

  private static final String NOTHING = "–";

  private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private FieldText() {}

  /**
   * A value of a field.
   *
   * @param zone in which an instant is told
   */
  static String of(Field field, @Nullable Object value, ZoneId zone) {
    return switch (value) {
      case null -> NOTHING;
      case Boolean yes -> yes ? "yes" : "no";
      case BigDecimal number -> number(field, number);
      case Long micros when field.expressionType().word().equals("duration") ->
          Durations.text(micros);
      case Instant instant -> MINUTES.format(instant.atZone(zone)) + " " + zone.getId();
      case List<?> list ->
          list.isEmpty()
              ? NOTHING
              : list.stream()
                  .map(item -> option(field, String.valueOf(item)))
                  .collect(Collectors.joining(", "));
      default -> option(field, value.toString());
    };
  }

  private static String number(Field field, BigDecimal number) {
    return field.type() instanceof FieldType.Money money
        ? number.toPlainString() + " " + money.currency()
        : number.toPlainString();
  }

  /** What people see of a choice is its label. */
  private static String option(Field field, String value) {
    return field.kind().options().stream()
        .filter(option -> option.value().equals(value))
        .findFirst()
        .map(option -> option.label())
        .orElse(value);
  }
}
