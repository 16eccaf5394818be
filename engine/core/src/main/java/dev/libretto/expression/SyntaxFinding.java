package dev.libretto.expression;

import dev.libretto.expression.Compilation.Finding;
import dev.libretto.problem.DefinitionCode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says in an author's words what the parser says in a grammar's. */
final class SyntaxFinding {

  /** What people write from habit, and what CEL writes instead. */
  private static final Map<String, String> HABITS =
      Map.of(
          "=", "Equality is written `==`.",
          "===", "Equality is written `==`.",
          "<>", "Inequality is written `!=`.",
          "and", "And is written `&&`.",
          "AND", "And is written `&&`.",
          "or", "Or is written `||`.",
          "OR", "Or is written `||`.",
          "not", "Not is written `!`.",
          "&", "And is written `&&`.",
          "|", "Or is written `||`.");

  private SyntaxFinding() {}

  static Finding of(String message, int offset, String text) {
    String word = word(text, offset);
    var hint = habit(word, text, offset);
    if (word.isEmpty()) {
      String missing =
          message.startsWith("missing ')'") ? "A `)` is missing at the end" : "It ends too early";
      return finding(text, offset, 1, missing, hint);
    }
    int length = Math.max(1, word.codePointCount(0, word.length()));
    if (isOptional(text, offset)) {
      return new Finding(
          DefinitionCode.OUTSIDE_PROFILE,
          offset,
          length,
          "Optional fields and elements are not part of the profile",
          "What may be missing is null: `x != null ? x : y`.");
    }
    if (message.startsWith("reserved identifier")) {
      return finding(text, offset, length, "`" + word + "` is a reserved word of CEL", hint);
    }
    if (message.startsWith("Invalid unicode code point") || message.startsWith("Illegal escape")) {
      return finding(
          text, offset, length, "The text literal holds an escape of no character", hint);
    }
    if (message.startsWith("For input string")) {
      return new Finding(
          DefinitionCode.BAD_LITERAL,
          offset,
          length,
          "`" + word + "` is beyond the range of integers",
          "Integers reach from -9007199254740991 to 9007199254740991.");
    }
    if (message.startsWith("token recognition error") && "'\"".indexOf(word.charAt(0)) >= 0) {
      return finding(text, offset, length, "The text literal is not closed", hint);
    }
    return finding(text, offset, length, "`" + word + "` is not expected here", hint);
  }

  /** Whether the offset is at CEL's {@code .?name}, {@code [?place]} or {@code {?key: value}}. */
  private static boolean isOptional(String text, int offset) {
    int at = text.offsetByCodePoints(0, offset);
    int sign = text.charAt(at) == '?' ? at : at + 1;
    return sign > 0
        && sign < text.length()
        && text.charAt(sign) == '?'
        && ".[{,".indexOf(text.charAt(sign - 1)) >= 0;
  }

  private static Finding finding(
      String text, int offset, int length, String message, @Nullable String hint) {
    int end = text.codePointCount(0, text.length());
    return new Finding(
        DefinitionCode.EXPRESSION_SYNTAX,
        Math.clamp(offset, 0, Math.max(0, end - 1)),
        length,
        message,
        hint);
  }

  /** The word, number, sign or quoted text that stands at the offset; empty at the end. */
  private static String word(String text, int offset) {
    int length = text.codePointCount(0, text.length());
    if (offset >= length) {
      return "";
    }
    int start = text.offsetByCodePoints(0, offset);
    int first = text.codePointAt(start);
    int end = start + Character.charCount(first);
    if (first == '"' || first == '\'') {
      int close = text.indexOf(first, end);
      return text.substring(start, close < 0 ? text.length() : close + 1);
    }
    if (Character.isLetterOrDigit(first) || first == '_') {
      while (end < text.length()
          && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
        end++;
      }
    }
    return text.substring(start, end);
  }

  private static @Nullable String habit(String word, String text, int offset) {
    if (HABITS.containsKey(word)) {
      return HABITS.get(word);
    }
    // `a = b` is reported at the sign or right after it, whichever the grammar noticed.
    int at = text.offsetByCodePoints(0, Math.min(offset, text.codePointCount(0, text.length())));
    String around = text.substring(Math.max(0, at - 1), Math.min(text.length(), at + 2));
    return around.contains("<>") ? HABITS.get("<>") : null;
  }
}
