package dev.libretto.server.config;

import java.util.List;

/** What came of reading the settings. */
public sealed interface SettingsReading {

  /** All can be used. */
  record Accepted(Settings settings) implements SettingsReading {}

  /** Some cannot; all of those are here. */
  record Refused(List<SettingProblem> problems) implements SettingsReading {
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
