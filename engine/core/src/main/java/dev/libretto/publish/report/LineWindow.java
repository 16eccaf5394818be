package dev.libretto.publish.report;

/**
 * A line of source fit to be shown: tabs as one space, control characters made visible, and of a
 * long line the part around what is underlined.
 *
 * @param text the part shown
 * @param indent how many columns precede the underline
 * @param width how many columns to underline, at least 1
 */
record LineWindow(String text, int indent, int width) {

  private static final int WIDEST = 100;

  /** How much is kept before what is underlined. */
  private static final int LEAD = 40;

  private static final String CUT = "…";

  /**
   * Cuts a window out of a line.
   *
   * @param column where the underline starts, in code points from 1
   * @param length how many code points it covers
   */
  static LineWindow around(String line, int column, int length) {
    int[] shown = line.codePoints().map(LineWindow::visible).toArray();
    int start = Math.min(column - 1, shown.length);
    int from = shown.length <= WIDEST || start <= LEAD ? 0 : start - LEAD;
    int to = Math.min(shown.length, from + WIDEST);
    String head = from > 0 ? CUT : "";
    String tail = to < shown.length ? CUT : "";
    int indent = start - from + head.length();
    int width = Math.max(1, Math.min(length, to - start));
    return new LineWindow(head + new String(shown, from, to - from) + tail, indent, width);
  }

  /** A text with its control characters made visible. */
  static String printable(String text) {
    int[] shown = text.codePoints().map(LineWindow::visible).toArray();
    return new String(shown, 0, shown.length);
  }

  private static int visible(int codePoint) {
    return switch (codePoint) {
      case '\t' -> ' ';
      case 0xFEFF, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069 -> 0xFFFD;
      default -> Character.isISOControl(codePoint) ? 0xFFFD : codePoint;
    };
  }
}
