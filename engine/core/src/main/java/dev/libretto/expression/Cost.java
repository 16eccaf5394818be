package dev.libretto.expression;

/**
 * How much work an expression is for one row, told before any row is seen: the most that its form
 * allows, with nominal sizes for what rows hold. One step is about one operation on small values.
 *
 * @param steps the work
 * @param length how many code points a text, or how many elements a list, comes to at most
 */
public record Cost(long steps, long length) {

  /** The most steps an expression may have. */
  public static final long LIMIT = 100_000;

  /** What the text of a field counts as, in code points. */
  static final long FIELD_TEXT = 1_000;

  /** What the list of a field, or of the caller's roles, counts as, in elements. */
  static final long FIELD_LIST = 100;

  /** Finding the row one relation leads to. */
  static final long HOP = 100;

  /** So many code points are gone through in one step. */
  static final long TEXT_STEP = 100;

  /** Sums and products stop growing here, far beyond what is allowed. */
  private static final long FAR = 1_000_000_000_000L;

  public Cost {
    steps = Math.min(steps, FAR);
    length = Math.min(length, FAR);
  }

  /** What a stored field of the type costs. */
  public static Cost of(Type type) {
    return new Cost(
        1,
        switch (type) {
          case Type.ListOf _ -> FIELD_LIST;
          case Type.Scalar scalar ->
              scalar == Type.Scalar.TEXT || scalar == Type.Scalar.JSON ? FIELD_TEXT : 0;
        });
  }

  static long times(long one, long other) {
    return one > 0 && other > FAR / one ? FAR : one * other;
  }
}
