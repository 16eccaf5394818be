package dev.libretto.server.cli;

import java.util.Map;

/** Whether a terminal is there to show colours. */
final class Colours {

  private Colours() {}

  /** Without a terminal there is still no console: JDK 25 returns null, whatever is said of 22. */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isTerminal() {
    var console = System.console();
    return console != null && console.isTerminal();
  }

  /** By the conventions of terminals: {@code NO_COLOR} and a dumb terminal say no. */
  static boolean wanted(Map<String, String> environment) {
    return isTerminal()
        && environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !"dumb".equals(environment.get("TERM"));
  }
}
