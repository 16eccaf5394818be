package dev.libretto.server.cli;

import java.util.Map;

/** Whether a terminal is there to show colours. */
final class Colours {

  private Colours() {}

  /** By the conventions of terminals: {@code NO_COLOR} and a dumb terminal say no. */
  @SuppressWarnings("SystemConsoleNull") // From JDK 25 on it is null again without a terminal.
  static boolean wanted(Map<String, String> environment) {
    var console = System.console();
    return console != null
        && console.isTerminal()
        && environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !"dumb".equals(environment.get("TERM"));
  }
}
