package dev.libretto.publish.migrate;

import dev.libretto.store.Database;
import dev.libretto.store.ParkedApps;
import dev.libretto.store.PublishSession;
import dev.libretto.store.StoreFailure;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the apps' schemas in order: ends what publications left unfinished, and drops what has been
 * parked for long enough. An app that is being published is left for the next time. Waits.
 */
public final class SchemaUpkeep {

  private static final Logger LOG = LoggerFactory.getLogger(SchemaUpkeep.class);

  private static final List<Duration> WAITS =
      List.of(Duration.ofMillis(200), Duration.ofMillis(400), Duration.ofMillis(800));

  private final Database database;
  private final ParkedApps parked;

  /** Keeps the apps of this database in order. */
  public SchemaUpkeep(Database database) {
    this.database = database;
    this.parked = new ParkedApps(database);
  }

  /**
   * Does what there is to do now.
   *
   * @return how many tables and columns were dropped
   */
  public int run() throws StoreFailure {
    int dropped = 0;
    for (var app : parked.due().await()) {
      var session = PublishSession.open(database).await();
      try {
        if (session.tryLock(app.user(), app.name()).await()) {
          dropped += inOrder(session, app);
        }
      } finally {
        session.close().await();
      }
    }
    return dropped;
  }

  private int inOrder(PublishSession session, ParkedApps.Due app) throws StoreFailure {
    if (!Unfinished.finish(session, app.id(), WAITS)) {
      return 0;
    }
    int dropped = 0;
    var patiently = new Patiently(session, WAITS);
    for (var statement : parked.drops(app.id()).await()) {
      if (patiently.perform(statement)) {
        dropped++;
        LOG.info("Dropped what was parked for long enough: {}", statement);
      }
    }
    return dropped;
  }
}
