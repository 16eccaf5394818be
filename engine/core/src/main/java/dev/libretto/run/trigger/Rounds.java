package dev.libretto.run.trigger;

import dev.libretto.store.StoreFailure;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that is done again and again on a thread of its own: at once while there is more of it, when
 * somebody says that there may be, and from time to time anyhow.
 */
final class Rounds {

  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

  private final String name;
  private final Duration pause;
  private final Round round;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Thread thread;
  private boolean woken;
  private boolean stopped;

  /** Of the thread alone: whether the database was away the last time. */
  private boolean away;

  /** One round; what it throws is logged, and the next one is made after the pause. */
  interface Round {
    /** Does some work, and says whether there is more at once. */
    boolean work() throws Exception;
  }

  Rounds(String name, Duration pause, Round round) {
    this.name = name;
    this.pause = pause;
    this.round = round;
    this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** There may be something to do. */
  void wake() {
    lock.lock();
    try {
      woken = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Makes no further round, and waits for the end of the present one. */
  void stop(Duration patience) throws InterruptedException {
    lock.lock();
    try {
      stopped = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    thread.join(patience);
  }

  /** Whether no further round is wanted. */
  boolean isStopped() {
    lock.lock();
    try {
      return stopped;
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    try {
      while (!isStopped()) {
        if (!worked()) {
          await();
        }
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean worked() throws InterruptedException {
    try {
      boolean more = round.work();
      if (away) {
        away = false;
        LOG.info("{} goes on: the database answers again", name);
      }
      return more;
    } catch (InterruptedException stop) {
      throw stop;
    } catch (Exception failure) {
      failed(failure);
      return false;
    }
  }

  /** That the database is away is said once, however long it is, and by others as well. */
  private void failed(Exception failure) {
    if (failure instanceof StoreFailure store && store.kind() == StoreFailure.Kind.UNAVAILABLE) {
      if (!away) {
        away = true;
        LOG.warn(
            "{} waits: the database does not answer, {}", name, String.valueOf(store.getCause()));
      }
    } else {
      LOG.warn("{} did not succeed; it goes on in {} s", name, pause.toSeconds(), failure);
    }
  }

  private void await() throws InterruptedException {
    lock.lock();
    try {
      var left = pause.toNanos();
      while (!woken && !stopped && left > 0) {
        left = changed.awaitNanos(left);
      }
      woken = false;
    } finally {
      lock.unlock();
    }
  }
}
