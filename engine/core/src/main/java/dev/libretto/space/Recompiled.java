package dev.libretto.space;

import dev.libretto.program.Program;

/** What making a program again of a stored version came to. */
public sealed interface Recompiled {

  /** As when it was published. */
  record Ready(Program program) implements Recompiled {}

  /**
   * This engine does not understand the version, for instance because an older one published it.
   *
   * @param address where the app would be
   * @param reason for the log
   */
  record Unreadable(Address address, String reason) implements Recompiled {}
}
