package dev.libretto.publish.diff;

import dev.libretto.problem.DefinitionCode;
import dev.libretto.problem.Pointer;

/**
 * Why one program cannot be published over another.
 *
 * @param at where in the new definition; for what has vanished, what it was in
 * @param hint what the author can do instead
 */
public record Refusal(DefinitionCode code, Pointer at, String message, String hint) {}
