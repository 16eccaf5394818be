package dev.libretto.publish.load;

import dev.libretto.problem.Place;
import dev.libretto.problem.Pointer;
import java.util.Arrays;

/**
 * An author's file as text, and its lines. Offsets are in UTF-16 units from 0; what people see
 * (lines, columns, lengths) counts from 1 and in code points.
 */
public final class SourceText {

  private final String file;
  private final String text;

  /** Where each line starts; lines end with LF, CR or CR LF. */
  private final int[] lineStarts;

  /** Wraps a text under the name its author knows the file by. */
  public SourceText(String file, String text) {
    this.file = file;
    this.text = text;
    this.lineStarts = lineStarts(text);
  }

  /** All of it. */
  public String text() {
    return text;
  }

  /** A line by its number from 1, without its line break; empty where there is no such line. */
  public String line(int number) {
    if (number < 1 || number > lineStarts.length) {
      return "";
    }
    return text.substring(lineStarts[number - 1], lineEnd(number - 1));
  }

  /** The place of a stretch of text. It is cut at the end of its first line. */
  public Place place(Pointer at, int start, int end) {
    int from = Math.clamp(start, 0, text.length());
    int found = Arrays.binarySearch(lineStarts, from);
    int line = found >= 0 ? found : -found - 2;
    int to = Math.max(from, Math.min(end, lineEnd(line)));
    int column = text.codePointCount(lineStarts[line], from) + 1;
    return new Place(file, at, line + 1, column, Math.max(1, text.codePointCount(from, to)));
  }

  private int lineEnd(int line) {
    int end = line + 1 < lineStarts.length ? lineStarts[line + 1] : text.length();
    while (end > lineStarts[line] && isBreak(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  private static int[] lineStarts(String text) {
    int[] starts = new int[16];
    int lines = 1;
    for (int i = 0; i < text.length(); i++) {
      boolean pair = text.charAt(i) == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
      if (isBreak(text.charAt(i)) && !pair) {
        starts = lines == starts.length ? Arrays.copyOf(starts, lines * 2) : starts;
        starts[lines++] = i + 1;
      }
    }
    return Arrays.copyOf(starts, lines);
  }

  private static boolean isBreak(char c) {
    return c == '\n' || c == '\r';
  }
}
