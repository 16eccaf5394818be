package dev.libretto.publish.check;

import dev.libretto.problem.DefinitionCode;
import dev.libretto.problem.Pointer;
import java.util.HashMap;
import java.util.Map;

/** Finds what stands a second time, and says where it stood first. */
final class Duplicates {

  private final DefinitionCode code;
  private final Findings findings;
  private final Map<Object, Pointer> first = new HashMap<>();

  Duplicates(DefinitionCode code, Findings findings) {
    this.code = code;
    this.findings = findings;
  }

  /**
   * Notes a thing, and reports it when it was noted before.
   *
   * @param at the place a report points at
   * @param message what a report says
   */
  void note(Object thing, Pointer at, String message) {
    Pointer before = first.putIfAbsent(thing, at);
    if (before != null) {
      findings.error(code, at, message, "It stands first on line " + findings.line(before) + ".");
    }
  }
}
