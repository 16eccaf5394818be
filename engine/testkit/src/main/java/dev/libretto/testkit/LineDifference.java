package dev.libretto.testkit;

import java.util.List;

/** Two texts side by side, as the lines that only one of them has. */
final class LineDifference {

  private static final int CONTEXT = 2;

  private LineDifference() {}

  /** Lines of the longest common subsequence are context, the others have a sign; from 1. */
  static String of(String before, String after) {
    List<String> left = before.lines().toList();
    List<String> right = after.lines().toList();
    int[][] common = common(left, right);
    var out = new StringBuilder();
    int pending = 0;
    int i = 0;
    int j = 0;
    int skippedFrom = 0;
    while (i < left.size() || j < right.size()) {
      if (i < left.size() && j < right.size() && left.get(i).equals(right.get(j))) {
        if (pending > 0) {
          pending--;
          line(out, ' ', i + 1, left.get(i));
          skippedFrom = i + 1;
        }
        i++;
        j++;
        continue;
      }
      for (int k = Math.max(skippedFrom, i - CONTEXT); pending < CONTEXT && k < i; k++) {
        line(out, ' ', k + 1, left.get(k));
      }
      if (j == right.size() || (i < left.size() && common[i + 1][j] >= common[i][j + 1])) {
        line(out, '-', i + 1, left.get(i++));
      } else {
        line(out, '+', j + 1, right.get(j++));
      }
      skippedFrom = i;
      pending = CONTEXT;
    }
    return out.toString();
  }

  private static void line(StringBuilder out, char sign, int number, String text) {
    out.append(sign).append(String.format("%5d ", number)).append(text).append('\n');
  }

  private static int[][] common(List<String> left, List<String> right) {
    int[][] length = new int[left.size() + 1][right.size() + 1];
    for (int i = left.size() - 1; i >= 0; i--) {
      for (int j = right.size() - 1; j >= 0; j--) {
        length[i][j] =
            left.get(i).equals(right.get(j))
                ? length[i + 1][j + 1] + 1
                : Math.max(length[i + 1][j], length[i][j + 1]);
      }
    }
    return length;
  }
}
