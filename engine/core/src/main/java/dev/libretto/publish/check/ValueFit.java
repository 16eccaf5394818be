package dev.libretto.publish.check;

import com.google.re2j.Pattern;
import dev.libretto.definition.FieldType;
import dev.libretto.definition.FieldType.Option;
import dev.libretto.expression.Regex;
import dev.libretto.json.Json;
import dev.libretto.problem.Suggestion;
import dev.libretto.program.MinorDigits;
import dev.libretto.program.TextForm;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Whether a value written in a definition is one a field can hold, and if not, why. */
final class ValueFit {

  /** Digits before the point that a decimal or money column and an expression can hold. */
  private static final int WHOLE_DIGITS = 26;

  private ValueFit() {}

  /** Why a field of the type cannot hold a value, as half a sentence; empty if it can. */
  static Optional<String> misfit(FieldType type, Json value) {
    return Optional.ofNullable(
        switch (type) {
          case FieldType.Text t -> text(value, t.minLength(), t.maxLength(), t.pattern());
          case FieldType.LongText t -> text(value, t.minLength(), t.maxLength(), null);
          case FieldType.Markdown t -> text(value, t.minLength(), t.maxLength(), null);
          case FieldType.IntegerNumber n -> integer(value, n);
          case FieldType.DecimalNumber n -> decimal(value, n.scale(), n.minimum(), n.maximum());
          case FieldType.Money m ->
              decimal(value, MinorDigits.of(m.currency()).orElse(2), m.minimum(), m.maximum());
          case FieldType.Bool _ -> value instanceof Json.Bool ? null : "it is not true or false";
          case FieldType.Date d -> date(value, d);
          case FieldType.Time _ -> form(value, TextForm.TIME, "a time such as 18:30:00", t -> {});
          case FieldType.DateTime _ ->
              form(
                  value,
                  TextForm.DATE_TIME,
                  "an instant such as 2026-03-01T17:30:00Z",
                  OffsetDateTime::parse);
          case FieldType.Email _ -> form(value, TextForm.EMAIL, "a mail address", t -> {});
          case FieldType.Url _ -> form(value, TextForm.URL, "an http or https address", t -> {});
          case FieldType.Uuid _ -> form(value, TextForm.UUID, "a lower-case UUID", t -> {});
          case FieldType.Select s -> option(value, s.options());
          case FieldType.MultiSelect m -> options(value, m);
          case FieldType.JsonValue _ -> null;
          case FieldType.Relation _, FieldType.AutoNumber _, FieldType.Computed _ ->
              "such a field takes none";
        });
  }

  private static @Nullable String text(
      Json value, @Nullable Integer least, @Nullable Integer most, @Nullable String pattern) {
    if (!(value instanceof Json.Str(String text))) {
      return "it is not text";
    }
    int length = text.codePointCount(0, text.length());
    if (least != null && length < least) {
      return "it has fewer than " + counted(least, "character");
    }
    if (most != null && length > most) {
      return "it has more than " + counted(most, "character");
    }
    boolean matches =
        pattern == null
            || !(Regex.parse(pattern) instanceof Regex.Sound sound)
            || Pattern.compile(sound.canonical()).matcher(text).find();
    return matches ? null : "it does not match the pattern";
  }

  private static @Nullable String integer(Json value, FieldType.IntegerNumber type) {
    if (!(value instanceof Json.Num(BigDecimal number))) {
      return "it is not a whole number";
    }
    long whole = number.longValueExact();
    if (type.multipleOf() != null && whole % type.multipleOf() != 0) {
      return "it is not a multiple of " + type.multipleOf();
    }
    return outside(
        number,
        type.minimum() == null ? null : BigDecimal.valueOf(type.minimum()),
        type.maximum() == null ? null : BigDecimal.valueOf(type.maximum()));
  }

  private static @Nullable String decimal(
      Json value, int scale, @Nullable BigDecimal least, @Nullable BigDecimal most) {
    BigDecimal number = number(value);
    if (number == null) {
      return "it is not a decimal number";
    }
    BigDecimal plain = number.stripTrailingZeros();
    if (plain.scale() > scale) {
      return "it has more than " + counted(scale, "digit") + " after the point";
    }
    if (plain.precision() - plain.scale() > WHOLE_DIGITS) {
      return "it has more than " + WHOLE_DIGITS + " digits before the point";
    }
    return outside(number, least, most);
  }

  private static @Nullable BigDecimal number(Json value) {
    if (value instanceof Json.Num(BigDecimal number)) {
      return number;
    }
    return value instanceof Json.Str(String digits) ? new BigDecimal(digits) : null;
  }

  private static <T extends Comparable<T>> @Nullable String outside(
      T value, @Nullable T least, @Nullable T most) {
    if (least != null && value.compareTo(least) < 0) {
      return "it is less than " + least;
    }
    return most != null && value.compareTo(most) > 0 ? "it is more than " + most : null;
  }

  private static @Nullable String date(Json value, FieldType.Date type) {
    String misfit = form(value, TextForm.DATE, "a date such as 2026-03-01", LocalDate::parse);
    return misfit == null && value instanceof Json.Str(String text)
        ? outside(text, type.minimum(), type.maximum())
        : misfit;
  }

  private static @Nullable String form(
      Json value, String form, String words, Consumer<String> parse) {
    try {
      if (value instanceof Json.Str(String text) && Pattern.matches(form, text)) {
        parse.accept(text);
        return text.startsWith("0000") ? "there is no year 0" : null;
      }
    } catch (DateTimeException noSuchDay) {
      return "there is no such day";
    }
    return "it is not " + words;
  }

  private static @Nullable String option(Json value, List<Option> options) {
    List<String> known = options.stream().map(Option::value).toList();
    if (value instanceof Json.Str(String text) && !known.contains(text)) {
      String near = Suggestion.nearest(text, known).map(n -> "; `" + n + "` is").orElse("");
      return "`" + text + "` is not one of its options" + near;
    }
    return value instanceof Json.Str ? null : "it is not text";
  }

  private static @Nullable String options(Json value, FieldType.MultiSelect type) {
    if (!(value instanceof Json.Arr(List<Json> items))) {
      return "it is not a list";
    }
    if (type.minItems() != null && items.size() < type.minItems()) {
      return "it has fewer than " + counted(type.minItems(), "choice");
    }
    if (type.maxItems() != null && items.size() > type.maxItems()) {
      return "it has more than " + counted(type.maxItems(), "choice");
    }
    for (Json item : items) {
      String misfit = option(item, type.options());
      if (misfit != null) {
        return misfit;
      }
    }
    return null;
  }

  private static String counted(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
