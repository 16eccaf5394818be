package dev.libretto.kind;

import dev.libretto.json.JsonBytes;

/** Numbers of floating point as JSON: whole ones without a point, so that long lists stay short. */
final class FloatText {

  /** Below it, whole numbers have no exponent. */
  private static final double MOST_WHOLE = 1e7;

  private FloatText() {}

  /**
   * Writes a number.
   *
   * @param text the same number with as many digits as its type needs
   */
  static void write(double number, String text, JsonBytes out) {
    if (number == Math.rint(number) && Math.abs(number) < MOST_WHOLE) {
      out.number((long) number);
    } else {
      out.raw(text);
    }
  }
}
