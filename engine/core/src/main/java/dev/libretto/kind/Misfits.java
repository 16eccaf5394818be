package dev.libretto.kind;

import com.google.re2j.Pattern;
import dev.libretto.definition.FieldType.Option;
import dev.libretto.expression.Regex;
import dev.libretto.json.Json;
import dev.libretto.problem.Suggestion;
import java.time.DateTimeException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reasons why a value in a definition does not fit a field, shared by kinds that are alike. */
final class Misfits {

  private Misfits() {}

  /** For kinds whose values nobody can give in advance. */
  static Optional<String> takesNone() {
    return Optional.of("such a field takes none");
  }

  static Optional<String> text(
      Json value, @Nullable Integer least, @Nullable Integer most, @Nullable String pattern) {
    if (!(value instanceof Json.Str(String text))) {
      return Optional.of("it is not text");
    }
    int length = text.codePointCount(0, text.length());
    if (least != null && length < least) {
      return Optional.of("it has fewer than " + counted(least, "character"));
    }
    if (most != null && length > most) {
      return Optional.of("it has more than " + counted(most, "character"));
    }
    boolean matches =
        pattern == null
            || !(Regex.parse(pattern) instanceof Regex.Sound sound)
            || Pattern.compile(sound.canonical()).matcher(text).find();
    return matches ? Optional.empty() : Optional.of("it does not match the pattern");
  }

  /** Text of a form of {@link TextForm}. */
  static Optional<String> form(Json value, String form, String words) {
    return form(value, form, words, text -> {});
  }

  /** The same, where {@code parse} throws for days there are not. */
  static Optional<String> form(Json value, String form, String words, Consumer<String> parse) {
    try {
      if (value instanceof Json.Str(String text) && Pattern.matches(form, text)) {
        parse.accept(text);
        return text.startsWith("0000") ? Optional.of("there is no year 0") : Optional.empty();
      }
    } catch (DateTimeException noSuchDay) {
      return Optional.of("there is no such day");
    }
    return Optional.of("it is not " + words);
  }

  static <T extends Comparable<T>> Optional<String> outside(
      T value, @Nullable T least, @Nullable T most) {
    if (least != null && value.compareTo(least) < 0) {
      return Optional.of("it is less than " + least);
    }
    return most != null && value.compareTo(most) > 0
        ? Optional.of("it is more than " + most)
        : Optional.empty();
  }

  static Optional<String> option(Json value, List<Option> options) {
    if (!(value instanceof Json.Str(String text))) {
      return Optional.of("it is not text");
    }
    List<String> known = options.stream().map(Option::value).toList();
    return known.contains(text)
        ? Optional.empty()
        : Optional.of(
            "`"
                + text
                + "` is not one of its options"
                + Suggestion.nearest(text, known).map(n -> "; `" + n + "` is").orElse(""));
  }

  static String counted(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
