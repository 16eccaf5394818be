package dev.libretto.store;

import java.util.concurrent.atomic.AtomicReference;

/**
 * That triggers may have been told something, for whoever reads it: within this process and without
 * a promise. Who reads looks by themselves from time to time, because other engines write too.
 */
public final class News {

  private final AtomicReference<Runnable> listener = new AtomicReference<>(() -> {});

  /** From now on this is run, quickly and on any thread, after what may be news is committed. */
  public void listen(Runnable told) {
    listener.set(told);
  }

  /** There may be news. */
  public void tell() {
    listener.get().run();
  }
}
