package dev.libretto.publish.compile;

import java.util.random.RandomGenerator;

/** Makes ids: a letter and eleven letters or digits, about 61 bits of chance. */
public final class NewIds {

  private static final int LENGTH = 12;
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
  private static final String CHARACTERS = LETTERS + "0123456789";

  private final RandomGenerator random;

  /** Draws from a source of chance; in production one that cannot be guessed. */
  public NewIds(RandomGenerator random) {
    this.random = random;
  }

  /** The next id. */
  public String next() {
    var id = new StringBuilder(LENGTH);
    id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    while (id.length() < LENGTH) {
      id.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
    }
    return id.toString();
  }
}
