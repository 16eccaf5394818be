package dev.libretto.run.trigger;

import java.time.Duration;

/** Counts what becomes of notifications. Called on the threads that send. */
public interface DispatchMeter {

  /** What can become of an attempt. */
  enum Attempt {
    /** The next mail server has taken it over. */
    SENT,
    /** It is tried again later. */
    FAILED,
    /** It is not tried any more. */
    DEAD
  }

  /** An attempt has been made. */
  void attempted(Attempt outcome);

  /**
   * How much waits, of all apps.
   *
   * @param events in the outbox
   * @param oldestEvent how long the oldest of them has been there
   * @param deliveries to be sent
   * @param oldestDelivery how long the oldest of them has been there
   */
  void waiting(long events, Duration oldestEvent, long deliveries, Duration oldestDelivery);
}
