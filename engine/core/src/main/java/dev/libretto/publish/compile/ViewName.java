package dev.libretto.publish.compile;

import java.util.Locale;

/** Names of tables as parts of an address. */
final class ViewName {

  private ViewName() {}

  /** {@code recipeStep} as {@code recipe-step}. */
  static String kebab(String name) {
    return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-")
        .replaceAll("[-_]+", "-")
        .replaceAll("-$", "")
        .toLowerCase(Locale.ROOT);
  }

  /** The English plural. */
  static String plural(String kebab) {
    if (kebab.matches(".*[^aeiou0-9-]y")) {
      return kebab.substring(0, kebab.length() - 1) + "ies";
    }
    return kebab.matches(".*(s|x|z|ch|sh)") ? kebab + "es" : kebab + "s";
  }
}
