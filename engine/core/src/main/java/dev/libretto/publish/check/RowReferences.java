package dev.libretto.publish.check;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The fields of {@code row} an expression's text speaks of, before it can be compiled: the order of
 * compiling computed fields depends on it. Comments and string literals are passed over.
 */
final class RowReferences {

  private static final Pattern TOKEN =
      Pattern.compile(
          "//[^\\n]*"
              + "|[rR]?(?:\"\"\"|''')"
              + "|[rR]?[\"']"
              + "|(?<![\\w.])row\\s*\\.\\s*([A-Za-z_][A-Za-z0-9_]*)");

  private RowReferences() {}

  static Set<String> in(String expression) {
    var fields = new LinkedHashSet<String>();
    var token = TOKEN.matcher(expression);
    int at = 0;
    while (at <= expression.length() && token.find(at)) {
      at = token.end();
      if (token.group(1) != null) {
        fields.add(token.group(1));
      } else if (!token.group().startsWith("//")) {
        at = literalEnd(expression, token.group(), at);
      }
    }
    return fields;
  }

  private static int literalEnd(String expression, String opening, int from) {
    boolean raw = Character.toLowerCase(opening.charAt(0)) == 'r';
    String quote = raw ? opening.substring(1) : opening;
    int at = from;
    while (at < expression.length() && !expression.startsWith(quote, at)) {
      at += !raw && expression.charAt(at) == '\\' ? 2 : 1;
    }
    return at + quote.length();
  }
}
