package dev.libretto.expression;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A set of code points, as sorted ranges that neither touch nor overlap. NUL and surrogates are in
 * no set, for they are in no text.
 */
record CharacterSet(List<Range> ranges) {

  /** From the first to the last code point, both included. */
  record Range(int first, int last) {}

  static final CharacterSet DIGITS = of(new Range('0', '9'));
  static final CharacterSet WORD =
      of(new Range('0', '9'), new Range('A', 'Z'), new Range('_', '_'), new Range('a', 'z'));
  static final CharacterSet SPACE =
      of(new Range('\t', '\n'), new Range('\f', '\r'), new Range(' ', ' '));
  static final CharacterSet LINE_FEED = of(new Range('\n', '\n'));

  private static final List<Range> UNIVERSE =
      List.of(new Range(1, 0xD7FF), new Range(0xE000, Character.MAX_CODE_POINT));

  CharacterSet {
    ranges = List.copyOf(ranges);
  }

  static CharacterSet of(Range... ranges) {
    return of(List.of(ranges));
  }

  static CharacterSet of(List<Range> ranges) {
    var merged = new ArrayList<Range>();
    for (var range : ranges.stream().sorted(Comparator.comparingInt(Range::first)).toList()) {
      if (!merged.isEmpty() && range.first() <= merged.getLast().last() + 1) {
        var last = merged.removeLast();
        merged.add(new Range(last.first(), Math.max(last.last(), range.last())));
      } else {
        merged.add(range);
      }
    }
    return new CharacterSet(merged);
  }

  /** Every other character. */
  CharacterSet complement() {
    var rest = new ArrayList<Range>();
    for (var part : UNIVERSE) {
      int from = part.first();
      for (var range : ranges) {
        if (range.last() >= from && range.first() <= part.last()) {
          if (range.first() > from) {
            rest.add(new Range(from, range.first() - 1));
          }
          from = range.last() + 1;
        }
      }
      if (from <= part.last()) {
        rest.add(new Range(from, part.last()));
      }
    }
    return new CharacterSet(rest);
  }

  boolean isEmpty() {
    return ranges.isEmpty();
  }

  /** The set as a bracket expression that every engine reads alike. */
  String canonical() {
    boolean high = !isEmpty() && ranges.getLast().last() == Character.MAX_CODE_POINT;
    if (!high) {
      return bracket("[", this);
    }
    var others = complement();
    return others.isEmpty() ? "(?:\\n|[^\\n])" : bracket("[^", others);
  }

  private static String bracket(String open, CharacterSet set) {
    var text = new StringBuilder(open);
    for (var range : set.ranges()) {
      append(text, range.first());
      if (range.last() > range.first()) {
        text.append(range.last() > range.first() + 1 ? "-" : "");
        append(text, range.last());
      }
    }
    return text.append(']').toString();
  }

  /** Appends a character so that it stands for itself, inside brackets or outside. */
  static void append(StringBuilder text, int character) {
    switch (character) {
      case '\t' -> text.append("\\t");
      case '\n' -> text.append("\\n");
      case '\f' -> text.append("\\f");
      case '\r' -> text.append("\\r");
      case '^', '$', '\\', '.', '*', '+', '?', '(', ')', '[', ']', '{', '}', '|', '/' ->
          text.append('\\').append((char) character);
      // JavaScript knows the escaped hyphen inside brackets alone.
      case '-' -> text.append("\\-");
      default -> text.appendCodePoint(character);
    }
  }
}
