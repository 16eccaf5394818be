package dev.libretto.server.config;

import dev.libretto.problem.EnvironmentCode;

/**
 * A setting that cannot be used.
 *
 * @param source where it was given, by the name the person knows it by
 * @param value what was given, or a stand-in where it is secret
 * @param message what is wrong with it
 * @param hint what would be right
 */
public record SettingProblem(String source, String value, String message, String hint) {

  /** The one line for a person. */
  public String line() {
    return EnvironmentCode.BAD_SETTING.code()
        + ": "
        + source
        + " is \""
        + value
        + "\": "
        + message
        + ". "
        + hint
        + (hint.endsWith("?") ? "" : ".");
  }
}
