package dev.libretto.server.config;

import java.nio.file.Path;
import java.util.Map;

/** Where the engine's data is when nobody says where. */
final class DataFolder {

  private DataFolder() {}

  /**
   * The system's place for an application's data. Root has another: its home is closed to the
   * account that PostgreSQL runs under there.
   */
  static Path usual(Map<String, String> environment) {
    var home = environment.getOrDefault("HOME", System.getProperty("user.home", "."));
    if (System.getProperty("user.name", "").equals("root")) {
      return Path.of("/var/lib/libretto");
    }
    var shared = environment.getOrDefault("XDG_DATA_HOME", "");
    // The specification wants an absolute path and others ignored.
    return shared.startsWith("/")
        ? Path.of(shared, "libretto")
        : Path.of(home, ".local", "share", "libretto");
  }
}
