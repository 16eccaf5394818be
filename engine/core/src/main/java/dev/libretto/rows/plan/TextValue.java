package dev.libretto.rows.plan;

import dev.libretto.problem.RequestCode;
import dev.libretto.program.Field;
import dev.libretto.rows.Refusal;
import dev.libretto.store.ColumnType;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads a value written as text, in an address or a CSV cell, as the Java type of a column. */
public final class TextValue {

  private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,60}(\\.\\d{1,60})?");
  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final long LARGEST = (1L << 53) - 1;

  private TextValue() {}

  /** The value, or a refusal that says what the column takes. */
  static Object parse(Field field, String text) {
    var type = ColumnType.of(field);
    // In an address a plus sign that was not encoded has become a space.
    var sent = type == ColumnType.DATE_TIME ? text.replace(' ', '+') : text;
    return read(type, sent)
        .orElseThrow(() ->
            Refusal.of(
                    RequestCode.BAD_VALUE,
                    "The column '" + field.name() + "' cannot be compared with this value",
                    "It takes " + form(type))
                .thrown());
  }

  /** The value, or nothing when the text is not of the type. */
  public static Optional<Object> read(ColumnType type, String text) {
    return switch (type) {
      case TEXT -> Optional.of(text);
      case INTEGER -> integer(text);
      case DECIMAL ->
          DECIMAL.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
      case BOOLEAN -> truth(text);
      case DATE -> Optional.ofNullable(Rfc3339.date(text));
      case TIME -> Optional.ofNullable(Rfc3339.time(text));
      case DATE_TIME -> Optional.ofNullable(Rfc3339.instant(text));
      case UUID -> uuid(text).map(uuid -> uuid);
      case TEXT_LIST, JSON -> Optional.empty();
    };
  }

  /** The UUID, or nothing when the text is not one. */
  public static Optional<UUID> uuid(String text) {
    var lower = text.toLowerCase(Locale.ROOT);
    return UUID_FORM.matcher(lower).matches()
        ? Optional.of(UUID.fromString(lower))
        : Optional.empty();
  }

  private static Optional<Object> integer(String text) {
    try {
      var value = Long.parseLong(text);
      return Math.abs(value) <= LARGEST ? Optional.of(value) : Optional.empty();
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  private static Optional<Object> truth(String text) {
    return switch (text) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private static String form(ColumnType type) {
    return switch (type) {
      case TEXT -> "text";
      case INTEGER -> "a whole number such as 4";
      case DECIMAL -> "a number such as 12.50";
      case BOOLEAN -> "true or false";
      case DATE -> "a date such as 2026-03-01";
      case TIME -> "a time such as 18:30:00";
      case DATE_TIME -> "an instant such as 2026-03-01T17:30:00Z";
      case UUID -> "a UUID";
      case TEXT_LIST -> "cs.{a,b} or ov.{a,b}";
      case JSON -> "is.null alone";
    };
  }
}
