package dev.libretto.expression;

import org.jspecify.annotations.Nullable;

/**
 * A regular expression of the one subset that PostgreSQL, RE2/J and JavaScript perform alike: a
 * subset of RE2's syntax. Such a pattern is searched for anywhere in a text; {@code ^} and {@code
 * $} are the ends of the text, never of a line; {@code .} is anything but a line feed; {@code \d},
 * {@code \w} and {@code \s} are ASCII.
 */
public sealed interface Regex {

  /** The most code points a pattern may have. */
  int MAX_LENGTH = 1000;

  /** The most single-character steps a pattern may have with its counted repetitions unrolled. */
  int MAX_STEPS = 1000;

  /**
   * The most parts that can be skipped a pattern may have, unrolled too: PostgreSQL took minutes to
   * prepare one with a thousand.
   */
  int MAX_SKIPS = 60;

  /** The deepest its groups may be nested. */
  int MAX_DEPTH = 32;

  /**
   * A pattern of the subset.
   *
   * @param canonical the pattern rewritten so that PostgreSQL's advanced regular expressions, RE2/J
   *     and JavaScript (flag {@code u} or {@code v}) read it alike
   */
  record Sound(String canonical) implements Regex {}

  /**
   * A pattern outside the subset.
   *
   * @param offset where, in code points from the start of the pattern
   * @param length how many code points it concerns, at least 1
   * @param hint what to write instead, or null
   */
  record Refused(int offset, int length, String message, @Nullable String hint) implements Regex {}

  /**
   * The most code points a text may have to be searched: the work grows with both, and a rule must
   * not keep a server busy for seconds. Beyond it there is no answer.
   */
  int MAX_TEXT = 16_384;

  /** Reads a pattern. Never throws, for any text. */
  static Regex parse(String pattern) {
    return RegexParser.parse(pattern);
  }
}
