package dev.libretto.program;

import java.util.Set;

/** The parts of an app's address that are not views. */
public final class ReservedViewNames {

  /** All of them. */
  public static final Set<String> ALL =
      Set.of(
          "rest",
          "files",
          "events",
          "hooks",
          "mcp",
          "openapi.json",
          "export",
          "import",
          "calendar",
          "auth",
          "kv",
          "assets",
          "new");

  private ReservedViewNames() {}
}
