package dev.libretto.publish;

import java.util.Locale;

/** The stages of publishing, in order. */
public enum Stage {
  LOAD,
  CHECK,
  COMPILE,
  DIFF,
  TEST,
  MIGRATE,
  SWAP;

  /** The name in metrics, traces and {@code Server-Timing}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
