package dev.libretto.server.http;

import dev.libretto.store.Database;
import io.vertx.core.Future;
import java.util.concurrent.TimeUnit;

/** Whether the engine can do its work: it can when its database answers in time. */
public final class Health {

  private static final long PATIENCE_SECONDS = 2;

  private final Database database;
  private volatile boolean draining;

  /** Judges by this database. */
  public Health(Database database) {
    this.database = database;
  }

  /** From now on the engine is not ready: it is about to stop. */
  public void drain() {
    draining = true;
  }

  /** Whether requests should be sent here. */
  Future<Boolean> ready() {
    if (draining) {
      return Future.succeededFuture(false);
    }
    return database
        .client()
        .query("SELECT 1")
        .execute()
        .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .map(true)
        .otherwise(false);
  }
}
