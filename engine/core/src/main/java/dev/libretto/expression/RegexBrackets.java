package dev.libretto.expression;

import dev.libretto.expression.CharacterSet.Range;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a bracket expression such as {@code [a-z_]} or {@code [^\d]}. */
final class RegexBrackets {

  /** What a bracket expression came to. */
  sealed interface Outcome {}

  record Good(CharacterSet set) implements Outcome {}

  record Bad(Regex.Refused refused) implements Outcome {}

  private final int[] pattern;
  private final int start;
  private final List<Range> ranges = new ArrayList<>();
  private int at;

  RegexBrackets(int[] pattern, int start) {
    this.pattern = pattern;
    this.start = start;
    this.at = start + 1;
  }

  /** The offset after the closing bracket, once read. */
  int end() {
    return at;
  }

  Outcome read() {
    boolean negated = at < pattern.length && pattern[at] == '^';
    if (negated) {
      at++;
    }
    if (at < pattern.length && pattern[at] == ']') {
      return bad(start, at - start + 1, "The brackets are empty", "The bracket itself is `\\]`.");
    }
    while (at < pattern.length && pattern[at] != ']') {
      var refused = item();
      if (refused != null) {
        return new Bad(refused);
      }
    }
    if (at >= pattern.length) {
      return bad(start, 1, "This `[` is not closed", "A bracket itself is written `\\[`.");
    }
    at++;
    var set = CharacterSet.of(ranges);
    var result = negated ? set.complement() : set;
    return result.isEmpty()
        ? bad(start, at - start, "No character fits these brackets", null)
        : new Good(result);
  }

  /** Reads a character, a range or an escaped class; returns what is wrong with it. */
  private Regex.@Nullable Refused item() {
    int itemStart = at;
    if (pattern[at] == '[' && at + 1 < pattern.length && ":.=".indexOf(pattern[at + 1]) >= 0) {
      return refused(at, 2, "POSIX classes are not supported", "Write `0-9`, `A-Za-z` or `\\s`.");
    }
    var first = element();
    if (first instanceof RegexEscape.Bad bad) {
      return bad.refused();
    }
    boolean range = at + 1 < pattern.length && pattern[at] == '-' && pattern[at + 1] != ']';
    if (first instanceof RegexEscape.OneOf several) {
      ranges.addAll(several.set().ranges());
      return range ? openRange(itemStart) : null;
    }
    int from = character(first);
    if (!range) {
      ranges.add(new Range(from, from));
      return null;
    }
    at++;
    var last = element();
    if (last instanceof RegexEscape.Bad bad) {
      return bad.refused();
    }
    if (last instanceof RegexEscape.OneOf) {
      return openRange(itemStart);
    }
    int to = character(last);
    if (to < from) {
      return refused(itemStart, at - itemStart, "The range ends before it starts", null);
    }
    ranges.add(new Range(from, to));
    boolean chained = at + 1 < pattern.length && pattern[at] == '-' && pattern[at + 1] != ']';
    return chained ? openRange(at) : null;
  }

  private Regex.Refused openRange(int offset) {
    return refused(
        offset, 1, "A range goes from one character to another", "The hyphen itself is `\\-`.");
  }

  private RegexEscape element() {
    if (pattern[at] == '\\') {
      var escape = RegexEscape.read(pattern, at);
      at =
          switch (escape) {
            case RegexEscape.OneCharacter one -> one.end();
            case RegexEscape.OneOf several -> several.end();
            case RegexEscape.Bad _ -> at;
          };
      return escape;
    }
    at++;
    return new RegexEscape.OneCharacter(pattern[at - 1], at);
  }

  private static int character(RegexEscape element) {
    return switch (element) {
      case RegexEscape.OneCharacter one -> one.character();
      case RegexEscape.OneOf _, RegexEscape.Bad _ -> throw new IllegalStateException("not one");
    };
  }

  private static Outcome bad(int offset, int length, String message, @Nullable String hint) {
    return new Bad(refused(offset, length, message, hint));
  }

  private static Regex.Refused refused(
      int offset, int length, String message, @Nullable String hint) {
    return new Regex.Refused(offset, length, message, hint);
  }
}
