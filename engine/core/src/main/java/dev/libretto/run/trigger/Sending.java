package dev.libretto.run.trigger;

import dev.libretto.member.EmailAddress;
import dev.libretto.member.Mail;
import dev.libretto.member.Mailer;
import dev.libretto.program.AppId;
import dev.libretto.run.trigger.DispatchMeter.Attempt;
import dev.libretto.store.StoreFailure;
import dev.libretto.store.run.Claimed;
import dev.libretto.store.run.Deliveries;
import dev.libretto.store.run.Deliveries.Allowance;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what waits, a few of each app in turn. An attempt is counted before it is made, and held by
 * a lease that is renewed while it lasts; what died in it is tried again when its lease is over, as
 * the same mail.
 */
final class Sending {

  private static final Logger LOG = LoggerFactory.getLogger(Sending.class);

  private static final int APPS_AT_ONCE = 200;
  private static final int OF_ONE_APP_AT_ONCE = 4;
  private static final int MOST_AT_ONCE = 8;
  private static final int LONGEST_REASON = 300;

  /** For how long an engine that has died holds what it was sending. */
  private static final Duration LEASE = Duration.ofSeconds(30);

  /** How often attempts under way are held anew: twice may fail. */
  static final Duration BETWEEN_RENEWALS = LEASE.dividedBy(3);

  private final Deliveries deliveries;
  private final Mailer mailer;
  private final DispatchMeter meter;
  private final Allowance allowance;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Semaphore turns = new Semaphore(MOST_AT_ONCE, true);
  private final Set<Claimed> underWay = ConcurrentHashMap.newKeySet();

  Sending(
      Deliveries deliveries,
      Mailer mailer,
      DispatchMeter meter,
      int perHour,
      InstantSource clock,
      RandomGenerator random) {
    this.deliveries = deliveries;
    this.mailer = mailer;
    this.meter = meter;
    this.allowance = new Allowance(perHour, LEASE);
    this.clock = clock;
    this.random = random;
  }

  /** A turn for each app that has something to send; whether there was something to do. */
  boolean round(BooleanSupplier stopped) throws StoreFailure, InterruptedException {
    for (int given = deliveries.exhausted(clock.instant(), Backoff.MOST_ATTEMPTS).await();
        given > 0;
        given--) {
      meter.attempted(Attempt.DEAD);
    }
    var last = Optional.<AppId>empty();
    var under = new ArrayList<Thread>();
    while (!stopped.getAsBoolean()) {
      var apps = deliveries.apps(last, clock.instant(), APPS_AT_ONCE).await();
      for (var app : apps) {
        if (!stopped.getAsBoolean()) {
          under.addAll(turn(app));
        }
      }
      if (apps.size() < APPS_AT_ONCE) {
        break;
      }
      last = Optional.of(apps.getLast());
    }
    for (var thread : under) {
      thread.join();
    }
    return !under.isEmpty();
  }

  /** Holds what is being sent for another while, however slow a mail server is. */
  boolean renew() throws StoreFailure {
    deliveries.renew(Set.copyOf(underWay), clock.instant().plus(LEASE)).await();
    return false;
  }

  private List<Thread> turn(AppId app) throws StoreFailure, InterruptedException {
    // Before anything is claimed, so that little is held that only waits.
    turns.acquire();
    List<Claimed> claimed;
    try {
      claimed = deliveries.claim(app, clock.instant(), OF_ONE_APP_AT_ONCE, allowance).await();
    } finally {
      turns.release();
    }
    underWay.addAll(claimed);
    var threads = new ArrayList<Thread>();
    for (var one : claimed) {
      turns.acquire();
      threads.add(
          Thread.ofVirtual()
              .name("notify")
              .start(() -> {
                try {
                  attempt(one);
                } finally {
                  underWay.remove(one);
                  turns.release();
                }
              }));
    }
    return threads;
  }

  private void attempt(Claimed one) {
    try {
      send(one);
      deliveries.sent(one, clock.instant()).await();
      meter.attempted(Attempt.SENT);
    } catch (Exception failure) {
      // What has been sent and not noted is sent again, as the same mail.
      LOG.debug("delivery {} has failed", one.id(), failure);
      failed(one, reason(failure));
    }
  }

  private void send(Claimed one) {
    var to = EmailAddress.of(one.recipient()).orElseThrow();
    mailer.send(new Mail(to, one.sender(), one.subject(), one.text(), null, one.id())).await();
  }

  private void failed(Claimed one, String reason) {
    var now = clock.instant();
    boolean last = one.attempt() >= Backoff.MOST_ATTEMPTS || !mailer.configured();
    try {
      if (last) {
        deliveries.dead(one, now, reason).await();
      } else {
        deliveries.again(one, now.plus(Backoff.after(one.attempt(), random)), reason).await();
      }
      meter.attempted(last ? Attempt.DEAD : Attempt.FAILED);
    } catch (Exception failure) {
      // The database is away: the lease ends by itself.
      LOG.debug("that delivery {} has failed is not noted", one.id(), failure);
    }
  }

  /** What the mail server said, for the builder: one line, and not all of a long story. */
  private static String reason(Throwable failure) {
    var said =
        failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    var line = said.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}]+", " ").strip();
    return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON - 1) + "…";
  }
}
