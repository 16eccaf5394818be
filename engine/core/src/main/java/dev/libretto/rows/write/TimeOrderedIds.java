package dev.libretto.rows.write;

import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Makes the ids of rows: UUIDs of version 7 (RFC 9562, section 5.7), whose order is roughly that of
 * their making, so that a primary key's index grows at its end.
 */
public final class TimeOrderedIds {

  private static final long VERSION = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private final RandomGenerator random;

  /** Takes the random bits from here; the generator must be safe for several threads. */
  public TimeOrderedIds(RandomGenerator random) {
    this.random = random;
  }

  /** An id made at this instant: 48 bits of milliseconds, 74 random ones. */
  public UUID next(Instant now) {
    var high = (now.toEpochMilli() << 16) | VERSION | (random.nextLong() & 0xFFF);
    var low = (random.nextLong() >>> 2) | VARIANT;
    return new UUID(high, low);
  }
}
