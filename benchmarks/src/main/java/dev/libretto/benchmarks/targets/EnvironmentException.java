package dev.libretto.benchmarks.targets;

/** Something outside the benchmark is missing or broken; the message says what to do about it. */
public final class EnvironmentException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Without a cause worth showing. */
  public EnvironmentException(String message) {
    super(message);
  }
}
