package dev.libretto.publish.load;

import dev.libretto.problem.DefinitionCode;
import dev.libretto.problem.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * A slip after which a text cannot be read on. It unwinds the recursive reader to its entry, which
 * turns it into a problem, and never leaves this package.
 */
final class Slip extends Exception {

  private final DefinitionCode code;
  private final int start;
  private final int end;
  private final String sentence;
  private final @Nullable String hint;

  Slip(DefinitionCode code, int start, int end, String sentence, @Nullable String hint) {
    super(sentence, null, false, false);
    this.code = code;
    this.start = start;
    this.end = end;
    this.sentence = sentence;
    this.hint = hint;
  }

  DefinitionCode code() {
    return code;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  String sentence() {
    return sentence;
  }

  @Nullable String hint() {
    return hint;
  }

  /** Text that is not JSON. */
  static Slip here(int start, int end, String sentence, @Nullable String hint) {
    return new Slip(DefinitionCode.MALFORMED_JSON, start, end, sentence, hint);
  }

  /** What stands where a key must begin. */
  static Slip key(String text, int at) {
    if (at >= text.length()) {
      return here(at, at, "The file ends inside an object.", "Add the closing `}`.");
    }
    if (isWordAt(text, at) || text.charAt(at) == '\'') {
      return here(at, wordEnd(text, at), "A key stands in double quotes.", null);
    }
    return unexpected(text, at, "a key in double quotes");
  }

  /** What stands where a value must begin. */
  static Slip value(String text, int at) {
    if (at >= text.length()) {
      return here(at, at, "The file ends where a value is missing.", null);
    }
    if (isWordAt(text, at)) {
      int end = wordEnd(text, at);
      return here(
          at,
          end,
          "`" + text.substring(at, Math.min(end, at + 40)) + "` is not a JSON value.",
          "Text stands in double quotes; JSON also knows true, false and null.");
    }
    return unexpected(text, at, "a value");
  }

  /** What stands where a comma or the closing bracket must be. */
  static Slip betweenElements(SourceText source, int at, int opened) {
    String text = source.text();
    char bracket = text.charAt(opened);
    if (at >= text.length()) {
      int line = source.place(Pointer.ROOT, opened, opened + 1).line();
      return here(
          at,
          at,
          "The file ends before the `" + bracket + "` of line " + line + " is closed.",
          "Add the closing `" + (bracket == '{' ? '}' : ']') + "`.");
    }
    char c = text.charAt(at);
    if (isWordAt(text, at) || "\"{[-'".indexOf(c) >= 0) {
      return here(at, at + 1, "A comma is missing before this.", null);
    }
    return unexpected(text, at, "a comma or `" + (bracket == '{' ? '}' : ']') + "`");
  }

  /** Whether a letter, digit or underscore stands at an index. */
  static boolean isWordAt(String text, int at) {
    return at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_');
  }

  private static int wordEnd(String text, int at) {
    int end = at + 1;
    while (isWordAt(text, end)) {
      end++;
    }
    return end;
  }

  private static Slip unexpected(String text, int at, String expected) {
    int character = text.codePointAt(at);
    String hint =
        switch (character) {
          case '/', '#' -> "JSON has no comments; a key that starts with x- may hold a note.";
          case '\'' -> "Strings stand in double quotes.";
          case '+', '.' -> "A number starts with a digit or a minus sign.";
          case '\u201c', '\u201d', '\u201e' -> "Strings stand in straight double quotes.";
          default -> null;
        };
    String seen =
        Character.isISOControl(character) || Character.isWhitespace(character)
            ? String.format("U+%04X", character)
            : Character.toString(character);
    return here(
        at,
        at + Character.charCount(character),
        "There is `" + seen + "` where " + expected + " is expected.",
        hint);
  }
}
