package dev.libretto.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what an author probably meant by a name that does not exist. */
public final class Suggestion {

  /** Longer names are not compared: the work grows with the square of their length. */
  private static final int LONGEST = 100;

  private Suggestion() {}

  /**
   * The known name nearest to the one written, when it is near enough to be a slip: at most a third
   * of its characters added, left out, replaced or swapped, letter case not counted.
   */
  public static Optional<String> nearest(String written, Collection<String> known) {
    if (written.length() > LONGEST) {
      return Optional.empty();
    }
    String folded = fold(written);
    record Candidate(String name, int distance) {}
    return known.stream()
        .filter(name -> name.length() <= LONGEST && !name.equals(written))
        .map(name -> new Candidate(name, distance(folded, fold(name))))
        .filter(c -> c.distance() <= Math.max(1, Math.max(c.name().length(), written.length()) / 3))
        .filter(c -> c.distance() < c.name().length())
        .min(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
        .map(Candidate::name);
  }

  /** A hint for people: {@code Did you mean `title`?}, or empty. */
  public static Optional<String> hint(String written, Collection<String> known) {
    return nearest(written, known).map(name -> "Did you mean `" + name + "`?");
  }

  private static String fold(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** The restricted Damerau–Levenshtein distance, in three rows. */
  private static int distance(String from, String to) {
    int[] beforeLast = new int[to.length() + 1];
    int[] last = new int[to.length() + 1];
    int[] current = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      current[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replace = last[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(replace, Math.min(last[j], current[j - 1]) + 1);
        if (i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1)) {
          current[j] = Math.min(current[j], beforeLast[j - 2] + 1);
        }
      }
      int[] spare = beforeLast;
      beforeLast = last;
      last = current;
      current = spare;
    }
    return last[to.length()];
  }
}
