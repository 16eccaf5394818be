package dev.libretto.definition;

/** Who may come near an app at all. */
public enum Visibility {
  /** Its builder alone. */
  PRIVATE,
  /** Its members, and those who are about to become one. */
  INVITE,
  /** Everybody; what they may do is for the tables' rules. */
  PUBLIC
}
