package dev.libretto.server.cli;

import java.util.Map;

/** Whether a terminal is there to show colours. */
final class Colours {

  private Colours() {}

  @SuppressWarnings({"SystemConsoleNull", "NullAway"}) // Since JDK 22 it is never null.
  private static boolean isTerminal() {
    return System.console().isTerminal();
  }

  /** By the conventions of terminals: {@code NO_COLOR} and a dumb terminal say no. */
  static boolean wanted(Map<String, String> environment) {
    return isTerminal()
        && environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !"dumb".equals(environment.get("TERM"));
  }
}
