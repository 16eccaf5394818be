package dev.libretto.testkit.fuzz;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many made-up expressions a comparison of evaluators asks, and from which seed: {@code
 * -Dexpressions.count} and {@code -Dexpressions.seed} ask for more or others.
 *
 * @param kind what they are
 */
public record MadeUp(String kind, int count, long seed) {

  private static final Logger LOG = LoggerFactory.getLogger(MadeUp.class);

  /** As the properties say, and so many where they say nothing. */
  public static MadeUp asAsked(String kind, int usual) {
    return new MadeUp(
        kind, Integer.getInteger("expressions.count", usual), Long.getLong("expressions.seed", 1));
  }

  /** Prints what was asked since a moment of {@link System#nanoTime}. */
  public void print(int made, long started) {
    LOG.info(
        "{}, seed {}: {} of {} in {} s",
        kind,
        seed,
        made,
        count,
        TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - started));
  }
}
