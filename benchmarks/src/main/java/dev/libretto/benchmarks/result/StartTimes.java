package dev.libretto.benchmarks.result;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * From starting a process to its first answer, over existing data; medians.
 *
 * @param toFirstAnswer for each target, PostgreSQL running already
 * @param withPostgres the engine with the PostgreSQL it embeds, that one's start included; empty
 *     when the engine is no target
 */
public record StartTimes(Map<String, Duration> toFirstAnswer, Optional<Duration> withPostgres) {
  public StartTimes {
    toFirstAnswer = Map.copyOf(toFirstAnswer);
  }

  /** The middle one of an odd number of starts. */
  public static Duration median(List<Duration> starts) {
    return starts.stream().sorted().toList().get(starts.size() / 2);
  }
}
