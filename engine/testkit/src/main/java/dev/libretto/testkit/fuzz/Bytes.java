package dev.libretto.testkit.fuzz;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Damages files. */
public final class Bytes {

  private Bytes() {}

  /** A copy that is cut short, or has bytes changed, doubled or left out. */
  public static byte[] damaged(byte[] sound, RandomGenerator random) {
    if (random.nextInt(6) == 0) {
      return Arrays.copyOf(sound, random.nextInt(sound.length + 1));
    }
    var damaged = sound.clone();
    for (int changes = random.nextInt(1, 7); changes > 0; changes--) {
      int at = random.nextInt(damaged.length);
      int length = random.nextInt(1, Math.min(9, damaged.length - at + 1));
      switch (random.nextInt(4)) {
        case 0 -> damaged[at] = (byte) (damaged[at] ^ 1 << random.nextInt(8));
        case 1 -> System.arraycopy(damaged, at, damaged, random.nextInt(at + 1), length);
        case 2 -> Arrays.fill(damaged, at, at + length, (byte) ' ');
        default -> damaged[at] = (byte) random.nextInt(256);
      }
    }
    return damaged;
  }
}
