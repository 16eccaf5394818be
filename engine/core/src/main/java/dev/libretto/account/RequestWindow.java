package dev.libretto.account;

import java.time.Duration;
import java.time.Instant;

/**
 * Counts requests of one kind in windows of a minute. Who meets the limit waits for the end of the
 * window; who meets it again soon after waits longer each time, where waits escalate.
 */
final class RequestWindow {

  static final Duration LENGTH = Duration.ofMinutes(1);

  /** Who has not met the limit for so long begins anew. */
  private static final Duration FORGIVEN = Duration.ofMinutes(10);

  private static final int MOST_STRIKES = 4;

  private Instant ends = Instant.MIN;
  private Instant blockedUntil = Instant.MIN;
  private int count;
  private int before;
  private int strikes;

  /**
   * How a request fares.
   *
   * @param left how many more may come in the window
   * @param pause until the window ends, or until the next request may come
   */
  record Standing(boolean allowed, int left, Duration pause) {}

  /** Counts a request. */
  synchronized Standing count(Instant now, int limit, boolean escalates) {
    if (now.isBefore(blockedUntil)) {
      return new Standing(false, 0, Duration.between(now, blockedUntil));
    }
    if (!now.isBefore(ends)) {
      before = now.isBefore(ends.equals(Instant.MIN) ? ends : ends.plus(LENGTH)) ? count : 0;
      count = 0;
      ends = now.plus(LENGTH);
    }
    if (count < limit) {
      count++;
      return new Standing(true, limit - count, Duration.between(now, ends));
    }
    if (escalates) {
      var soon = blockedUntil.isAfter(Instant.MIN) && now.isBefore(blockedUntil.plus(FORGIVEN));
      strikes = soon ? Math.min(strikes + 1, MOST_STRIKES) : 0;
    }
    blockedUntil = ends.plus(LENGTH.multipliedBy((1L << strikes) - 1));
    return new Standing(false, 0, Duration.between(now, blockedUntil));
  }

  /** How many requests came in the window before, or in the present one if these are more. */
  synchronized int lately(Instant now) {
    if (now.isBefore(ends)) {
      return Math.max(count, before);
    }
    return !ends.equals(Instant.MIN) && now.isBefore(ends.plus(LENGTH)) ? count : 0;
  }

  /** Whether forgetting it would change nothing. */
  synchronized boolean isOver(Instant now) {
    return !now.isBefore(ends)
        && (blockedUntil.equals(Instant.MIN) || !now.isBefore(blockedUntil.plus(FORGIVEN)));
  }
}
