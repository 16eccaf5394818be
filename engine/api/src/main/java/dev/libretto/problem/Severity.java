package dev.libretto.problem;

/** Whether a problem stops publication. */
public enum Severity {
  /** The definition is refused. */
  ERROR,
  /** The definition is accepted; its author should look. */
  WARNING
}
