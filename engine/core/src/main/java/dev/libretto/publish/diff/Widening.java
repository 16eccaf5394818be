package dev.libretto.publish.diff;

import dev.libretto.definition.Visibility;

/** Whether an app opens to people who could not come near it. */
final class Widening {

  private Widening() {}

  /** Whether people may come near who could not. */
  static boolean widens(Visibility from, Visibility to) {
    return to.compareTo(from) > 0;
  }
}
