package dev.libretto.testkit.scenario;

import java.io.Serial;

/** A scenario that is no scenario, or that does not hold; says where, what was expected and got. */
public final class ScenarioFailure extends AssertionError {

  @Serial private static final long serialVersionUID = 1;

  ScenarioFailure(String message) {
    super(message);
  }

  /** A fault of the file itself, at a JSON pointer. */
  static ScenarioFailure inFile(String file, String pointer, String message) {
    return new ScenarioFailure(file + (pointer.isEmpty() ? "" : " at " + pointer) + ": " + message);
  }
}
