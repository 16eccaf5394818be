package dev.libretto.server.http;

import dev.libretto.publish.Consent;
import dev.libretto.publish.Outcome;
import dev.libretto.publish.Publish;
import dev.libretto.publish.StageTimes;
import dev.libretto.publish.Upload;
import dev.libretto.store.Builder;
import dev.libretto.store.StoreFailure;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Publishes on virtual threads of its own, counted in the metrics. */
public final class Publications {

  /** Publishing is work for the processor; more at once would only slow down the pages. */
  private static final int MOST_AT_ONCE = 2;

  private final Vertx vertx;
  private final Publish publish;
  private final Metrics metrics;
  private final Semaphore turns = new Semaphore(MOST_AT_ONCE, true);

  /** Publishes by this. */
  public Publications(Vertx vertx, Publish publish, Metrics metrics) {
    this.vertx = vertx;
    this.publish = publish;
    this.metrics = metrics;
  }

  /** What came of an upload; given on the caller's event loop. */
  public Future<Outcome> publish(Upload upload, Consent consent) {
    return perform(upload.by(), () -> Optional.of(publish.publish(upload, consent)))
        .map(Optional::orElseThrow);
  }

  /** What came of going back to a version; empty when the app has no such version. */
  Future<Optional<Outcome>> rollback(Builder by, String app, int version, Consent consent) {
    return perform(by, () -> publish.rollback(by, app, version, consent));
  }

  private interface Work {
    Optional<Outcome> perform() throws StoreFailure;
  }

  private Future<Optional<Outcome>> perform(Builder by, Work work) {
    Context context = vertx.getOrCreateContext();
    Promise<Optional<Outcome>> promise = Promise.promise();
    Thread.ofVirtual()
        .name("publish-" + by.name())
        .start(() -> {
          try {
            var outcome = inTurn(work);
            context.runOnContext(_ -> promise.complete(outcome));
          } catch (InterruptedException | StoreFailure | RuntimeException failure) {
            context.runOnContext(_ -> promise.fail(failure));
          }
        });
    return promise.future();
  }

  private Optional<Outcome> inTurn(Work work) throws InterruptedException, StoreFailure {
    turns.acquire();
    try {
      var outcome = work.perform();
      outcome.ifPresent(
          found -> metrics.published(OutcomeReply.name(found), durations(found.times())));
      return outcome;
    } finally {
      turns.release();
    }
  }

  private static Map<String, Duration> durations(StageTimes times) {
    var durations = new LinkedHashMap<String, Duration>();
    times.byStage().forEach((stage, taken) -> durations.put(stage.label(), taken));
    return durations;
  }
}
