package dev.libretto.expression;

/**
 * How much work a part of a pattern is to PostgreSQL, which prepares a pattern by writing its
 * repetitions out. Long patterns are cheap there; many steps that can be skipped are not, and ends
 * of the text inside a repetition are the worst: both grow with a high power.
 *
 * @param steps characters to match, with repetitions written out
 * @param skips how many of its parts can be skipped, with repetitions written out
 * @param empty whether it matches the empty text
 * @param anchored whether {@code ^} or {@code $} is in it
 */
record RegexSize(int steps, int skips, boolean empty, boolean anchored) {

  /** Sizes stop growing here, far beyond what is allowed. */
  private static final int FAR = 1_000_000;

  static final RegexSize NOTHING = new RegexSize(0, 0, true, false);
  static final RegexSize NEVER = new RegexSize(0, 0, false, false);
  static final RegexSize CHARACTER = new RegexSize(1, 0, false, false);
  static final RegexSize ANCHOR = new RegexSize(1, 2, true, true);

  RegexSize then(RegexSize next) {
    return new RegexSize(
        sum(steps, next.steps),
        sum(skips, next.skips),
        empty && next.empty,
        anchored || next.anchored);
  }

  RegexSize or(RegexSize other) {
    int shortcut = other.steps == 0 ? 1 : 0;
    return new RegexSize(
        sum(steps, other.steps),
        sum(skips, other.skips + shortcut),
        empty || other.empty,
        anchored || other.anchored);
  }

  /** Repeated; {@code written} is how often it has to be written out for that. */
  RegexSize times(int least, int written) {
    int skipped = empty && written > 1 ? Math.max(1, skips) : skips;
    return new RegexSize(
        product(Math.max(1, steps), written),
        sum(product(skipped, written), least == 0 ? 1 : 0),
        empty || least == 0,
        anchored);
  }

  private static int sum(int one, int other) {
    return Math.min(one + other, FAR);
  }

  private static int product(int one, int other) {
    return (int) Math.min((long) one * other, FAR);
  }
}
