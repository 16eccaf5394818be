package dev.libretto.run.trigger;

import dev.libretto.member.Mailer;
import dev.libretto.program.Program;
import dev.libretto.space.Recompiled;
import dev.libretto.space.Spaces;
import dev.libretto.store.Apps;
import dev.libretto.store.Database;
import dev.libretto.store.PublishedVersion;
import dev.libretto.store.StoreFailure;
import dev.libretto.store.run.Addresses;
import dev.libretto.store.run.Deliveries;
import dev.libretto.store.run.Outbox;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Tells triggers what has happened, and sends what they say. Several engines may do so on one
 * database: what one has begun and not ended, another ends.
 */
public final class Dispatch {

  /** What another engine wrote is found no later than this. */
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

  private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(10);
  private static final Duration BETWEEN_MEASURES = Duration.ofSeconds(15);

  /** An attempt under way is waited for; its lease would let it be made again. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Database database;
  private final Expansion expansion;
  private final Sending post;
  private final Rounds telling;
  private final Rounds sending;
  private final Rounds holding;
  private final Rounds keeping;

  /**
   * How it works.
   *
   * @param mailer by what way mail leaves
   * @param perHour how many mails an app may send in any hour
   * @param keptDays for how long it is known what became of a delivery
   * @param address where people find an app
   * @param recompile makes a program again of a version that was published before
   * @param meter learns what becomes of notifications
   */
  public record Means(
      Mailer mailer,
      int perHour,
      int keptDays,
      Function<Program, String> address,
      Function<PublishedVersion, Recompiled> recompile,
      DispatchMeter meter,
      InstantSource clock,
      RandomGenerator random) {}

  /** Prepares it; {@link #start} begins. */
  public Dispatch(Database database, Spaces spaces, Means means) {
    this.database = database;
    var outbox = new Outbox(database);
    var deliveries = new Deliveries(database);
    this.expansion =
        new Expansion(
            outbox,
            deliveries,
            new Addresses(database),
            new Programs(spaces, new Apps(database), means.recompile()),
            means.address(),
            means.mailer()::configured,
            means.clock());
    this.post =
        new Sending(
            deliveries,
            means.mailer(),
            means.meter(),
            means.perHour(),
            means.clock(),
            means.random());
    this.sending = new Rounds("sending notifications", BETWEEN_LOOKS, this::sent);
    this.holding = new Rounds("holding notifications", Sending.BETWEEN_RENEWALS, post::renew);
    this.telling = new Rounds("telling triggers", BETWEEN_LOOKS, this::told);
    this.keeping =
        new Rounds(
            "measuring the outbox", BETWEEN_MEASURES, new Upkeep(outbox, deliveries, means)::round);
  }

  /**
   * Tells the triggers of each app once what waits for them, and says whether there was anything.
   * For whoever wants it on their own thread; {@link #start} does it by itself.
   */
  public boolean tell() throws StoreFailure {
    return expansion.round(() -> false);
  }

  /** Sends once some of what waits for each app, and waits for the end of it; the same. */
  public boolean send() throws StoreFailure, InterruptedException {
    boolean busy = post.round(() -> false);
    while (!post.finish(PATIENCE)) {
      // However long a mail server takes.
    }
    return busy;
  }

  private boolean sent() throws StoreFailure, InterruptedException {
    return post.round(sending::isStopped);
  }

  private boolean told() throws StoreFailure {
    var busy = expansion.round(telling::isStopped);
    if (busy) {
      sending.wake();
    }
    return busy;
  }

  /** Begins, with what an engine before may have left. */
  public void start() {
    database.news().listen(this::wake);
    telling.start();
    sending.start();
    holding.start();
    keeping.start();
  }

  /** Looks at once for what is due by the clock. */
  public void wake() {
    telling.wake();
    sending.wake();
  }

  /** Ends the attempts under way and begins no other. What waits is kept for the next start. */
  public void stop() {
    database.news().listen(() -> {});
    try {
      telling.stop(PATIENCE);
      sending.stop(PATIENCE);
      post.finish(PATIENCE);
      holding.stop(PATIENCE);
      keeping.stop(PATIENCE);
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }

  private static final class Upkeep {

    private final Outbox outbox;
    private final Deliveries deliveries;
    private final Means means;
    private long swept;

    Upkeep(Outbox outbox, Deliveries deliveries, Means means) {
      this.outbox = outbox;
      this.deliveries = deliveries;
      this.means = means;
    }

    boolean round() throws StoreFailure {
      var now = means.clock().instant();
      var events = outbox.depth().await();
      var waiting = deliveries.depth().await();
      means.meter().waiting(events.waiting(), events.age(now), waiting.waiting(), waiting.age(now));
      if (now.getEpochSecond() - BETWEEN_SWEEPS.toSeconds() >= swept) {
        swept = now.getEpochSecond();
        outbox.sweep().await();
        deliveries.sweep(now.minus(Duration.ofDays(means.keptDays()))).await();
      }
      return false;
    }
  }
}
