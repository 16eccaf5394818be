package dev.libretto.expression;

import org.jspecify.annotations.Nullable;

/** What a backslash and the characters after it stand for. */
sealed interface RegexEscape {

  /** One character; {@code end} is the offset after the escape. */
  record OneCharacter(int character, int end) implements RegexEscape {}

  /** One of several characters. */
  record OneOf(CharacterSet set, int end) implements RegexEscape {}

  /** Nothing of the subset. */
  record Bad(Regex.Refused refused) implements RegexEscape {}

  /** Reads the escape whose backslash stands at {@code at}. */
  static RegexEscape read(int[] pattern, int at) {
    if (at + 1 >= pattern.length) {
      return bad(at, 1, "The pattern ends in a backslash", "A backslash itself is `\\\\`.");
    }
    int next = pattern[at + 1];
    int end = at + 2;
    return switch (next) {
      case 'd' -> new OneOf(CharacterSet.DIGITS, end);
      case 'D' -> new OneOf(CharacterSet.DIGITS.complement(), end);
      case 'w' -> new OneOf(CharacterSet.WORD, end);
      case 'W' -> new OneOf(CharacterSet.WORD.complement(), end);
      case 's' -> new OneOf(CharacterSet.SPACE, end);
      case 'S' -> new OneOf(CharacterSet.SPACE.complement(), end);
      case 't' -> new OneCharacter('\t', end);
      case 'n' -> new OneCharacter('\n', end);
      case 'f' -> new OneCharacter('\f', end);
      case 'r' -> new OneCharacter('\r', end);
      case 'v' -> new OneCharacter(0x0B, end);
      case 'x' -> hexadecimal(pattern, at);
      default ->
          isPunctuation(next) ? new OneCharacter(next, end) : bad(at, 2, message(next), hint(next));
    };
  }

  private static RegexEscape hexadecimal(int[] pattern, int at) {
    boolean braced = at + 2 < pattern.length && pattern[at + 2] == '{';
    int from = braced ? at + 3 : at + 2;
    int most = braced ? 6 : 2;
    int to = from;
    int value = 0;
    while (to < pattern.length && to - from < most && Character.digit(pattern[to], 16) >= 0) {
      value = value * 16 + Character.digit(pattern[to], 16);
      to++;
    }
    boolean complete =
        braced ? to > from && to < pattern.length && pattern[to] == '}' : to - from == 2;
    if (!complete || !RegexParser.isCharacter(value)) {
      return bad(
          at,
          Math.max(1, to - at),
          "This escape stands for no character",
          "Characters are written `\\x41` or `\\x{1F600}`.");
    }
    return new OneCharacter(value, braced ? to + 1 : to);
  }

  private static String message(int next) {
    if (next >= '0' && next <= '9') {
      return "Back-references and octal escapes are not supported";
    }
    return switch (next) {
      case 'b', 'B' -> "Word boundaries are not supported";
      case 'p', 'P' -> "Unicode classes are not supported";
      default -> "There is no escape `\\" + Character.toString(next) + "`";
    };
  }

  private static @Nullable String hint(int next) {
    return switch (next) {
      case 'A' -> "The start of the text is `^`.";
      case 'z', 'Z' -> "The end of the text is `$`.";
      case 'u', 'U' -> "A character by its number is `\\x{1F600}`.";
      case 'p', 'P' -> "Write the characters out, such as `[A-Za-zÄÖÜäöüß]`.";
      default -> null;
    };
  }

  private static boolean isPunctuation(int character) {
    return character > ' ' && character < 0x7F && !Character.isLetterOrDigit(character);
  }

  private static RegexEscape bad(int at, int length, String message, @Nullable String hint) {
    return new Bad(new Regex.Refused(at, length, message, hint));
  }
}
