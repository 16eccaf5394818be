package dev.libretto.expression;

import org.jspecify.annotations.Nullable;

/** The text functions of the profile. Texts are sequences of code points, never of UTF-16 units. */
final class Texts {

  /** The most code points a concatenation may have. */
  static final int LONGEST = 1_048_576;

  /**
   * The most code points that are searched for: the work can grow with the product of both texts,
   * and rows must not keep a server busy for minutes. Beyond it there is no answer.
   */
  static final int LONGEST_SOUGHT = 1_024;

  private static final String SPACE = " \t\n\f\r";

  private Texts() {}

  static int size(String text) {
    return text.codePointCount(0, text.length());
  }

  static @Nullable String concatenate(String one, String other) {
    return size(one) + size(other) > LONGEST ? null : one + other;
  }

  /**
   * Orders by code point, as PostgreSQL's collation "C" orders UTF-8. {@link String#compareTo}
   * would put what lies beyond the basic plane before U+E000.
   */
  static int compare(String one, String other) {
    int shared = Math.min(one.length(), other.length());
    for (int i = 0; i < shared; i++) {
      char a = one.charAt(i);
      char b = other.charAt(i);
      if (a != b) {
        boolean beyond = Character.isSurrogate(a);
        return beyond == Character.isSurrogate(b) ? a - b : beyond ? 1 : -1;
      }
    }
    return one.length() - other.length();
  }

  static String lowerAscii(String text) {
    return shift(text, 'A', 'Z', 'a' - 'A');
  }

  static String upperAscii(String text) {
    return shift(text, 'a', 'z', 'A' - 'a');
  }

  private static String shift(String text, char first, char last, int by) {
    var shifted = new StringBuilder(text);
    for (int i = 0; i < shifted.length(); i++) {
      char c = shifted.charAt(i);
      if (c >= first && c <= last) {
        shifted.setCharAt(i, (char) (c + by));
      }
    }
    return shifted.toString();
  }

  static String trim(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && SPACE.indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    while (end > start && SPACE.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return text.substring(start, end);
  }

  /** The code points from one place up to another; null where there are no such places. */
  static @Nullable String substring(String text, long start, long end) {
    if (start < 0 || end < start || end > size(text)) {
      return null;
    }
    int from = text.offsetByCodePoints(0, (int) start);
    return text.substring(from, text.offsetByCodePoints(from, (int) (end - start)));
  }

  static @Nullable Boolean contains(String text, String part) {
    return isSought(part) ? text.contains(part) : null;
  }

  private static boolean isSought(String part) {
    return part.length() <= LONGEST_SOUGHT || size(part) <= LONGEST_SOUGHT;
  }

  static @Nullable Long indexOf(String text, String part) {
    if (!isSought(part)) {
      return null;
    }
    int at = text.indexOf(part);
    return at < 0 ? -1L : (long) text.codePointCount(0, at);
  }

  /** Every occurrence; the size is known before anything is written. */
  static @Nullable String replace(String text, String part, String by) {
    if (part.isEmpty() || !isSought(part)) {
      return null;
    }
    long times = 0;
    for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
      times++;
    }
    return size(text) + times * (size(by) - size(part)) > LONGEST ? null : text.replace(part, by);
  }
}
