package dev.libretto.benchmarks.limit;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Ids that grow with time (RFC 9562, version 7), as the engine makes them for its rows. */
final class Uuid7 {
  private Uuid7() {}

  static UUID next() {
    var random = ThreadLocalRandom.current();
    long millis = System.currentTimeMillis();
    return new UUID(
        (millis << 16) | 0x7000 | (random.nextLong() & 0xfff),
        (random.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L);
  }
}
