package dev.libretto.account;

import dev.libretto.account.RequestWindow.Standing;
import dev.libretto.program.AppId;
import dev.libretto.store.account.Plan;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds requests to what plans allow: of an app in all, of each of its callers, and of each builder
 * at the builder API. Counted in memory by each engine for itself, so that it costs no statement;
 * with several engines as many times the limit can pass. An app's own limit does not escalate:
 * whoever floods it would lock out everybody for longer and longer.
 */
public final class RequestLimits {

  /**
   * Callers remembered at a time; when there are more, those at rest go, or else all begin anew.
   */
  private static final int MOST_CALLERS = 50_000;

  private record CallerKey(AppId app, String who) {}

  private final InstantSource clock;
  private final Map<AppId, RequestWindow> apps = new ConcurrentHashMap<>();
  private final Map<CallerKey, RequestWindow> callers = new ConcurrentHashMap<>();
  private final Map<UUID, RequestWindow> builders = new ConcurrentHashMap<>();

  /** Counts by this clock. */
  public RequestLimits(InstantSource clock) {
    this.clock = clock;
  }

  /** Which limit is meant; the words are part of the API. */
  public enum Kind {
    APP("app"),
    CALLER("caller"),
    BUILDER("builder");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** The name in headers and metrics. */
    public String word() {
      return word;
    }
  }

  /**
   * How a request fares under a limit.
   *
   * @param limit requests in a minute
   * @param left how many more may come before {@code seconds} have passed
   * @param seconds until the window begins anew; of a refused request until the next may come, at
   *     least 1
   */
  public record Verdict(Kind kind, int limit, boolean allowed, int left, long seconds) {}

  /**
   * Counts a request to an app; empty where the plan limits nothing.
   *
   * @param who the caller, in words that no other caller of the app has
   */
  public Optional<Verdict> request(AppId app, Plan plan, String who) {
    var now = clock.instant();
    // First the caller's own: what is refused there is not taken from the others.
    var own = plan.callerRequestsPerMinute();
    Optional<Verdict> verdict =
        own.isEmpty()
            ? Optional.empty()
            : Optional.of(
                verdict(
                    Kind.CALLER,
                    own.getAsInt(),
                    caller(new CallerKey(app, who), now).count(now, own.getAsInt(), true)));
    if (verdict.isPresent() && !verdict.get().allowed()) {
      return verdict;
    }
    var all = ofApp(app, plan.requestsPerMinute(), now);
    return all.isPresent() && (verdict.isEmpty() || all.get().left() < verdict.get().left())
        ? all
        : verdict;
  }

  private Optional<Verdict> ofApp(AppId app, OptionalInt limit, Instant now) {
    var standing =
        apps.computeIfAbsent(app, _ -> new RequestWindow())
            .count(now, limit.orElse(Integer.MAX_VALUE), false);
    return limit.isEmpty()
        ? Optional.empty()
        : Optional.of(verdict(Kind.APP, limit.getAsInt(), standing));
  }

  /** Counts a request of a builder to the builder API; empty where the plan limits nothing. */
  public Optional<Verdict> builder(UUID builder, Plan plan) {
    var limit = plan.builderRequestsPerMinute();
    return limit.isEmpty()
        ? Optional.empty()
        : Optional.of(
            verdict(
                Kind.BUILDER,
                limit.getAsInt(),
                builders
                    .computeIfAbsent(builder, _ -> new RequestWindow())
                    .count(clock.instant(), limit.getAsInt(), true)));
  }

  /** How many requests the app had in a minute lately, on this engine. */
  public int lately(AppId app) {
    var window = apps.get(app);
    return window == null ? 0 : window.lately(clock.instant());
  }

  private RequestWindow caller(CallerKey key, Instant now) {
    if (callers.size() >= MOST_CALLERS) {
      callers.values().removeIf(window -> window.isOver(now));
      if (callers.size() >= MOST_CALLERS) {
        callers.clear();
      }
    }
    return callers.computeIfAbsent(key, _ -> new RequestWindow());
  }

  /** Forgets who is at rest. */
  public void sweep() {
    var now = clock.instant();
    callers.values().removeIf(window -> window.isOver(now));
    apps.values().removeIf(window -> window.isOver(now));
    builders.values().removeIf(window -> window.isOver(now));
  }

  private static Verdict verdict(Kind kind, int limit, Standing standing) {
    var seconds = Math.max(1, (standing.pause().toMillis() + 999) / 1_000);
    return new Verdict(kind, limit, standing.allowed(), standing.left(), seconds);
  }
}
