package dev.libretto.publish;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How long each stage took. A stage that was not reached is absent; one that was repeated counts
 * every time.
 */
public record StageTimes(Map<Stage, Duration> byStage) {

  public StageTimes {
    var ordered = new EnumMap<Stage, Duration>(Stage.class);
    ordered.putAll(byStage);
    byStage = Collections.unmodifiableMap(ordered);
  }

  /** Measures from its making on. */
  static final class Watch {

    private final EnumMap<Stage, Duration> byStage = new EnumMap<>(Stage.class);
    private long sinceNanos = System.nanoTime();

    /** All time since the stage before belongs to this one. */
    void passed(Stage stage) {
      long now = System.nanoTime();
      byStage.merge(stage, Duration.ofNanos(now - sinceNanos), Duration::plus);
      sinceNanos = now;
    }

    /** The time since the stage before belongs to none: it was spent waiting for a turn. */
    void skip() {
      sinceNanos = System.nanoTime();
    }

    StageTimes times() {
      return new StageTimes(byStage);
    }
  }
}
