package dev.libretto.publish.load;

import java.util.Locale;

/** What people read where an author wrote no label. */
final class Labels {

  private Labels() {}

  /** A name in words: {@code prepMinutes} is "Prep minutes", {@code recipe-form} "Recipe form". */
  static String humanise(String name) {
    var words = new StringBuilder();
    for (String word : name.split("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[-_\\s]+")) {
      if (!word.isEmpty()) {
        boolean acronym = word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT));
        words.append(words.isEmpty() ? "" : " ");
        words.append(acronym ? word : word.toLowerCase(Locale.ROOT));
      }
    }
    return words.isEmpty()
        ? name
        : new StringBuilder()
            .appendCodePoint(Character.toUpperCase(words.codePointAt(0)))
            .append(words, Character.charCount(words.codePointAt(0)), words.length())
            .toString();
  }

  /** A label in the English plural. */
  static String plural(String label) {
    String lower = label.toLowerCase(Locale.ROOT);
    if (lower.matches(".*[^aeiou\\W\\d]y")) {
      return label.substring(0, label.length() - 1) + "ies";
    }
    return lower.matches(".*(s|x|z|ch|sh)") ? label + "es" : label + "s";
  }
}
