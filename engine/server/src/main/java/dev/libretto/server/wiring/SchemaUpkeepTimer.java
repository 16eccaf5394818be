package dev.libretto.server.wiring;

import dev.libretto.publish.migrate.SchemaUpkeep;
import dev.libretto.store.StoreFailure;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the apps' schemas in order at the start of an engine and every hour. */
final class SchemaUpkeepTimer {

  private static final Logger LOG = LoggerFactory.getLogger(SchemaUpkeepTimer.class);
  private static final Duration EVERY = Duration.ofHours(1);

  private final SchemaUpkeep upkeep;
  private final AtomicBoolean running = new AtomicBoolean();

  private SchemaUpkeepTimer(SchemaUpkeep upkeep) {
    this.upkeep = upkeep;
  }

  /** Begins, beside the requests; it ends with the event loops. */
  static void begin(Vertx vertx, SchemaUpkeep upkeep) {
    var upkeeping = new SchemaUpkeepTimer(upkeep);
    upkeeping.start();
    vertx.setPeriodic(EVERY.toMillis(), _ -> upkeeping.start());
  }

  private void start() {
    if (running.compareAndSet(false, true)) {
      Thread.ofVirtual().name("upkeep").start(this::run);
    }
  }

  private void run() {
    try {
      upkeep.run();
    } catch (StoreFailure | RuntimeException failure) {
      // What could not be done now is done in an hour; an engine that stops is no reason to fail.
      LOG.warn("The upkeep of the apps was interrupted: {}", failure.toString());
    } finally {
      running.set(false);
    }
  }
}
