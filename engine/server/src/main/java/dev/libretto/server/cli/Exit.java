package dev.libretto.server.cli;

/** What an exit code means, for scripts. */
final class Exit {

  /** All went well. */
  static final int FINE = 0;

  /** The definition has problems. */
  static final int PROBLEMS = 1;

  /** The command line is not right. */
  static final int USAGE = 2;

  /** The machine, the configuration or a server does not let it work. */
  static final int ENVIRONMENT = 3;

  private Exit() {}
}
