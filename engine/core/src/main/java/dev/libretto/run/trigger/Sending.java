package dev.libretto.run.trigger;

import dev.libretto.member.EmailAddress;
import dev.libretto.member.Mail;
import dev.libretto.member.MailRefused;
import dev.libretto.member.Mailer;
import dev.libretto.program.AppId;
import dev.libretto.run.trigger.DispatchMeter.Attempt;
import dev.libretto.store.StoreFailure;
import dev.libretto.store.run.Claimed;
import dev.libretto.store.run.Deliveries;
import dev.libretto.store.run.Deliveries.Allowance;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
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

  /**
   * Begins a turn for each app that has something to send; whether there was something to do. A
   * server that is slow with some of it holds up no other: see {@link #finish}.
   */
  boolean round(BooleanSupplier stopped) throws StoreFailure, InterruptedException {
    for (int given = deliveries.exhausted(clock.instant(), Backoff.MOST_ATTEMPTS).await();
        given > 0;
        given--) {
      meter.attempted(Attempt.DEAD);
    }
    var last = Optional.<AppId>empty();
    boolean busy = false;
    while (!stopped.getAsBoolean()) {
      var apps = deliveries.apps(last, clock.instant(), APPS_AT_ONCE).await();
      for (var app : apps) {
        if (!stopped.getAsBoolean()) {
          busy |= turn(app);
        }
      }
      if (apps.size() < APPS_AT_ONCE) {
        break;
      }
      last = Optional.of(apps.getLast());
    }
    return busy;
  }

  /** Waits for the attempts under way; whether all of them have ended in that time. */
  boolean finish(Duration patience) throws InterruptedException {
    if (!turns.tryAcquire(MOST_AT_ONCE, patience.toMillis(), TimeUnit.MILLISECONDS)) {
      return false;
    }
    turns.release(MOST_AT_ONCE);
    return true;
  }

  /** Holds what is being sent for another while, however slow a mail server is. */
  boolean renew() throws StoreFailure {
    deliveries.renew(Set.copyOf(underWay), clock.instant().plus(LEASE)).await();
    return false;
  }

  private boolean turn(AppId app) throws StoreFailure, InterruptedException {
    long ofThisApp = underWay.stream().filter(one -> one.app().equals(app)).count();
    if (ofThisApp >= OF_ONE_APP_AT_ONCE) {
      return false;
    }
    // Before anything is claimed, so that little is held that only waits.
    turns.acquire();
    List<Claimed> claimed;
    try {
      claimed =
          deliveries
              .claim(app, clock.instant(), (int) (OF_ONE_APP_AT_ONCE - ofThisApp), allowance)
              .await();
    } finally {
      turns.release();
    }
    underWay.addAll(claimed);
    for (var one : claimed) {
      turns.acquire();
      Thread.ofVirtual()
          .name("notify")
          .start(() -> {
            try {
              attempt(one);
            } finally {
              underWay.remove(one);
              turns.release();
            }
          });
    }
    return !claimed.isEmpty();
  }

  private void attempt(Claimed one) {
    try {
      send(one);
      deliveries.sent(one, clock.instant()).await();
      meter.attempted(Attempt.SENT);
    } catch (Exception failure) {
      // What has been sent and not noted is sent again, as the same mail.
      LOG.debug("delivery {} has failed", one.id(), failure);
      failed(one, reason(failure), failure instanceof MailRefused);
    }
  }

  private void send(Claimed one) {
    var to = EmailAddress.of(one.recipient()).orElseThrow();
    mailer.send(new Mail(to, one.sender(), one.subject(), one.text(), null, one.id())).await();
  }

  private void failed(Claimed one, String reason, boolean forGood) {
    var now = clock.instant();
    boolean last = forGood || one.attempt() >= Backoff.MOST_ATTEMPTS || !mailer.configured();
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
