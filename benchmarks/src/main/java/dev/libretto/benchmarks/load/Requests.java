package dev.libretto.benchmarks.load;

import java.util.SplittableRandom;

/** An endless supply of requests of one kind. Safe for any number of threads. */
@FunctionalInterface
public interface Requests {
  /** The bytes of the next request, head and body, chosen by the caller's own random numbers. */
  byte[] next(SplittableRandom random);
}
