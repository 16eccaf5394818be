package dev.libretto.server.config;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The words an operator writes for the constants of an enumeration: their names in lower case. */
final class Words {

  private Words() {}

  static <E extends Enum<E>> Map<String, E> of(Class<E> type) {
    var words = new LinkedHashMap<String, E>();
    for (var constant : type.getEnumConstants()) {
      words.put(constant.name().toLowerCase(Locale.ROOT), constant);
    }
    return words;
  }
}
