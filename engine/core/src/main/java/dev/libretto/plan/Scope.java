package dev.libretto.plan;

import dev.libretto.expression.Circumstances;
import dev.libretto.program.Program;
import java.time.Instant;

/**
 * On whose behalf, in which app and when something is asked. No plan exists without one, and a
 * plan's statement reaches no other app's schema.
 */
public record Scope(Program program, Caller caller, Instant now) {

  /** What expressions that are evaluated on the JVM may know besides the row. */
  public Circumstances circumstances() {
    return new Circumstances(
        caller.id(),
        caller.email(),
        caller.roles(),
        caller.signedIn(),
        caller.builder(),
        now,
        program.timeZone());
  }
}
