package dev.libretto.server.http;

import dev.libretto.run.trigger.DispatchMeter;
import dev.libretto.serve.request.Stages;
import dev.libretto.store.Database;
import dev.libretto.store.RowStore;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The engine's metrics. Labels are bounded by construction: surfaces, methods, status classes and
 * stages are all from closed lists, never from an address.
 */
public final class Metrics implements AutoCloseable {

  /** What kind of address a request is for. */
  enum Surface {
    REST,
    PAGE,
    ASSET,
    BUILDER,
    OTHER
  }

  private static final Duration[] BUCKETS = {
    Duration.ofMillis(1),
    Duration.ofMillis(5),
    Duration.ofMillis(25),
    Duration.ofMillis(100),
    Duration.ofMillis(500),
    Duration.ofSeconds(2),
    Duration.ofSeconds(10)
  };

  private static final int STATUS_CLASSES = 10;
  private static final List<String> METHODS =
      List.of("GET", "HEAD", "POST", "PATCH", "PUT", "DELETE");

  private final PrometheusMeterRegistry registry;
  private final JvmGcMetrics collections = new JvmGcMetrics();

  /** By surface, then method and status class: found without making a key. */
  private final Map<Surface, AtomicReferenceArray<@Nullable Timer>> requests = timers();

  private final Timer[] stages;
  private final DispatchMeters meter;

  /** Registers the meters of the JVM and of the engine's stages. */
  public Metrics() {
    this.registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ClassLoaderMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    collections.bindTo(registry);
    this.meter = new DispatchMeters();
    this.stages = new Timer[] {stage("ask"), stage("plan"), stage("statement"), stage("reply")};
  }

  private Timer stage(String name) {
    return Timer.builder("libretto.serve.stage")
        .description("Time in each stage of answering a request for rows")
        .tag("stage", name)
        .register(registry);
  }

  /** Counts a request that has been answered. */
  void answered(Surface surface, String method, int status, long nanos) {
    var row = Objects.requireNonNull(requests.get(surface));
    // Methods without a label of their own share the first places.
    var place = (METHODS.indexOf(method) + 1) * STATUS_CLASSES + status / 100;
    var timer = row.get(place);
    if (timer == null) {
      timer = request(surface, method, status);
      row.set(place, timer);
    }
    timer.record(nanos, TimeUnit.NANOSECONDS);
  }

  private Timer request(Surface surface, String method, int status) {
    return Timer.builder("libretto.http.requests")
        .description("Requests answered, by what they were for")
        .tag("surface", surface.name().toLowerCase(Locale.ROOT))
        .tag("method", known(method))
        .tag("status", status / 100 + "xx")
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }

  private static String known(String method) {
    return METHODS.contains(method) ? method : "other";
  }

  private static Map<Surface, AtomicReferenceArray<@Nullable Timer>> timers() {
    var timers = new EnumMap<Surface, AtomicReferenceArray<@Nullable Timer>>(Surface.class);
    for (var surface : Surface.values()) {
      timers.put(surface, new AtomicReferenceArray<>((METHODS.size() + 1) * STATUS_CLASSES));
    }
    return timers;
  }

  /** Adds the stages of a request for rows. */
  void stages(Stages taken) {
    stages[0].record(taken.askNanos(), TimeUnit.NANOSECONDS);
    stages[1].record(taken.planNanos(), TimeUnit.NANOSECONDS);
    stages[2].record(taken.statementNanos(), TimeUnit.NANOSECONDS);
    stages[3].record(taken.replyNanos(), TimeUnit.NANOSECONDS);
  }

  /** Counts a publication and the time of each of its stages, by the stages' own names. */
  public void published(String outcome, Map<String, Duration> taken) {
    Counter.builder("libretto.publish.outcomes")
        .description("Definitions uploaded, by what became of them")
        .tag("outcome", outcome)
        .register(registry)
        .increment();
    taken.forEach((stage, duration) ->
        Timer.builder("libretto.publish.stage")
            .description("Time in each stage of publishing")
            .tag("stage", stage)
            .register(registry)
            .record(duration));
  }

  /**
   * Counts what a plan did not allow.
   *
   * @param limit from the closed list of limits
   */
  void refused(String limit) {
    Counter.builder("libretto.limits.refused")
        .description("Requests and writes that a plan did not allow, by the limit they met")
        .tag("limit", limit)
        .register(registry)
        .increment();
  }

  /** Watches the database: connections, and statements sent but not answered. */
  void store(RowStore store, Database database) {
    Gauge.builder("libretto.store.statements.active", store, RowStore::active)
        .description("Statements on apps' rows that wait for their answer")
        .register(registry);
    Gauge.builder("libretto.store.pool.connections", database, d -> d.pool().size())
        .description("Connections for transactions")
        .tag("pool", "transactions")
        .register(registry);
    Gauge.builder("libretto.store.pool.limit", database, Database::poolSize)
        .description("Most connections a pool may have")
        .register(registry);
  }

  /** Counts notifications, and remembers how much waits. */
  DispatchMeter dispatch() {
    return meter;
  }

  private final class DispatchMeters implements DispatchMeter {

    private final Map<Attempt, Counter> attempts = new EnumMap<>(Attempt.class);
    private final AtomicLong events =
        gauge("libretto.outbox.events", "Events triggers have not been told");
    private final AtomicLong oldestEvent =
        gauge("libretto.outbox.oldest.seconds", "Age of the oldest of them");
    private final AtomicLong deliveries =
        gauge("libretto.deliveries.waiting", "Notifications to be sent");
    private final AtomicLong oldestDelivery =
        gauge("libretto.deliveries.oldest.seconds", "Age of the oldest of them");

    DispatchMeters() {
      for (var outcome : Attempt.values()) {
        attempts.put(
            outcome,
            Counter.builder("libretto.deliveries.attempts")
                .description("Attempts to send a notification, by what became of them")
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(registry));
      }
    }

    private AtomicLong gauge(String name, String description) {
      var value = new AtomicLong();
      Gauge.builder(name, value, AtomicLong::get).description(description).register(registry);
      return value;
    }

    @Override
    public void attempted(Attempt outcome) {
      Objects.requireNonNull(attempts.get(outcome)).increment();
    }

    @Override
    public void waiting(
        long waitingEvents, Duration eventAge, long waitingDeliveries, Duration deliveryAge) {
      events.set(waitingEvents);
      oldestEvent.set(eventAge.toSeconds());
      deliveries.set(waitingDeliveries);
      oldestDelivery.set(deliveryAge.toSeconds());
    }
  }

  /** All meters in the Prometheus text format. */
  String scrape() {
    return registry.scrape();
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }
}
