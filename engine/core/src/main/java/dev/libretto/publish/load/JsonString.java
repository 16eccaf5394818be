package dev.libretto.publish.load;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A string of a JSON text.
 *
 * @param end the index after its closing quote
 * @param bad what it holds that no database keeps, or null
 */
record JsonString(String value, int end, @Nullable Unstorable bad) {

  /** An escape for something that is no character: NUL, or half of a surrogate pair. */
  record Unstorable(int start, String message) {}

  Optional<Unstorable> unstorable() {
    return Optional.ofNullable(bad);
  }

  /** The value with U+FFFD in the place of what is no character, fit to be written anywhere. */
  String printable() {
    return bad == null ? value : value.replaceAll("[\\x00\\p{Cs}]", "\uFFFD");
  }

  /** Reads the string whose opening quote stands at {@code start}. */
  static JsonString read(String text, int start) throws Slip {
    var value = new StringBuilder();
    Unstorable bad = null;
    int at = start + 1;
    while (at < text.length() && text.charAt(at) != '"') {
      char c = text.charAt(at);
      if (c < ' ') {
        throw rawControl(c, start, at);
      }
      if (c != '\\') {
        value.append(c);
        at++;
        continue;
      }
      int escape = at;
      at += unescape(text, at, value);
      if (bad == null) {
        bad = unstorable(text, escape, at, value);
      }
    }
    if (at >= text.length()) {
      throw Slip.here(start, start + 1, "This string is never closed.", "Add the closing quote.");
    }
    return new JsonString(value.toString(), at + 1, bad);
  }

  private static Slip rawControl(char c, int start, int at) {
    return c == '\n' || c == '\r'
        ? Slip.here(
            start,
            at,
            "This string is not closed on its line.",
            "Add the closing quote, or write a line break as \\n.")
        : Slip.here(
            at,
            at + 1,
            "A control character stands in a string.",
            String.format("Write it as \\u%04x.", (int) c));
  }

  /** Appends what the escape at an index means; returns how long the escape is. */
  private static int unescape(String text, int at, StringBuilder value) throws Slip {
    char kind = at + 1 < text.length() ? text.charAt(at + 1) : '\0';
    switch (kind) {
      case '"', '\\', '/' -> value.append(kind);
      case 'b' -> value.append('\b');
      case 'f' -> value.append('\f');
      case 'n' -> value.append('\n');
      case 'r' -> value.append('\r');
      case 't' -> value.append('\t');
      case 'u' -> {
        value.append(hex(text, at));
        return 6;
      }
      default ->
          throw Slip.here(
              at,
              at + 2,
              "There is no such escape in JSON.",
              "A backslash itself is written \\\\.");
    }
    return 2;
  }

  private static char hex(String text, int at) throws Slip {
    int unit = 0;
    for (int i = at + 2; i < at + 6; i++) {
      int digit =
          i < text.length() && text.charAt(i) < 128 ? Character.digit(text.charAt(i), 16) : -1;
      if (digit < 0) {
        throw Slip.here(at, i, "Four hexadecimal digits belong after \\u.", null);
      }
      unit = unit * 16 + digit;
    }
    return (char) unit;
  }

  /**
   * Looks at the character just appended by an escape. A high surrogate must be followed by the
   * escape of its low half; strict UTF-8 cannot bring one in any other way.
   */
  private static @Nullable Unstorable unstorable(
      String text, int escape, int end, StringBuilder value) {
    char last = value.charAt(value.length() - 1);
    if (last == '\0') {
      return new Unstorable(escape, "The character NUL cannot be stored.");
    }
    boolean alone =
        Character.isHighSurrogate(last)
            ? !lowSurrogateAt(text, end)
            : Character.isLowSurrogate(last)
                && (value.length() < 2
                    || !Character.isHighSurrogate(value.charAt(value.length() - 2)));
    return alone
        ? new Unstorable(escape, "This is half of a character: its other surrogate is missing.")
        : null;
  }

  private static boolean lowSurrogateAt(String text, int at) {
    return text.regionMatches(true, at, "\\ud", 0, 3)
        && at + 3 < text.length()
        && "cdefCDEF".indexOf(text.charAt(at + 3)) >= 0;
  }
}
