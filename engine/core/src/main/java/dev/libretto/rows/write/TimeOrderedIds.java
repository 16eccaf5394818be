package dev.libretto.rows.write;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Makes the ids of rows: UUIDs of version 7 (RFC 9562, section 5.7), whose order is roughly that of
 * their making, so that a primary key's index grows at its end.
 */
public final class TimeOrderedIds {

  private static final long VERSION = 0x7000L;
  private static final long COUNTER = 0xFFF;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private final RandomGenerator random;

  /** Takes the random bits from here; the generator must be safe for several threads. */
  public TimeOrderedIds(RandomGenerator random) {
    this.random = random;
  }

  /** An id made at this instant: 48 bits of milliseconds, 74 random ones. */
  public UUID next(Instant now) {
    return id(now.toEpochMilli(), random.nextLong() & COUNTER);
  }

  /**
   * Ids for rows that are made together, in their order: 12 of the random bits count (RFC 9562,
   * section 6.2, method 1), and what is too much for them goes on in the next millisecond.
   */
  public Supplier<UUID> series(Instant now) {
    var made = new AtomicLong();
    return () -> {
      var count = made.getAndIncrement();
      return id(now.toEpochMilli() + count / (COUNTER + 1), count & COUNTER);
    };
  }

  private UUID id(long millis, long twelveBits) {
    return new UUID((millis << 16) | VERSION | twelveBits, (random.nextLong() >>> 2) | VARIANT);
  }
}
