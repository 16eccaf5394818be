package dev.libretto.testkit.fuzz;

import java.lang.management.ManagementFactory;

/** What many inputs leave behind on the heap. */
final class Heap {

  /** Caches fill and tables of counts grow; a leak of some bytes an input is more than this. */
  private static final long MOST_BYTES_MORE = 96L << 20;

  private long before = -1;

  /** Takes what is in use now as what a warm engine needs. */
  void remember() {
    before = used();
  }

  /** Fails when it became much more since it was remembered. */
  void grewNoFurther(String kind) {
    if (before < 0) {
      return;
    }
    var more = used() - before;
    if (more > MOST_BYTES_MORE) {
      throw new AssertionError(kind + " left " + (more >> 20) + " MiB on the heap");
    }
  }

  private static long used() {
    var memory = ManagementFactory.getMemoryMXBean();
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed();
  }
}
