package dev.libretto.store;

/**
 * How far PostgreSQL itself keeps the apps apart, besides the statements, which never name another
 * app's schema.
 */
public enum Wall {
  /** Statements run as the engine's login role. */
  NONE,
  /**
   * Every statement on an app's rows runs under that app's own role, in a transaction of its own,
   * so that a statement that strays is refused by PostgreSQL. Costs about twice the time.
   */
  ROLE
}
