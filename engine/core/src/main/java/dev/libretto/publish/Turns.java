package dev.libretto.publish;

import dev.libretto.store.StoreFailure;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets the publications of one app happen one after the other. The database would keep them apart
 * too, but each that waits there holds a connection.
 */
final class Turns {

  /** Two apps may share a lock: they wait for each other, and nothing is wrong. */
  private final ReentrantLock[] locks = new ReentrantLock[64];

  Turns() {
    for (int i = 0; i < locks.length; i++) {
      locks[i] = new ReentrantLock(true);
    }
  }

  /** Runs a publication when it is its turn; a dry run disturbs nobody and waits for nobody. */
  Outcome take(Publication publication) throws StoreFailure {
    if (publication.isDryRun()) {
      return publication.run();
    }
    var lock = locks[Math.floorMod(publication.address().hashCode(), locks.length)];
    lock.lock();
    try {
      return publication.run();
    } finally {
      lock.unlock();
    }
  }
}
