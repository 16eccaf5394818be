package dev.libretto.problem;

import org.jspecify.annotations.Nullable;

/**
 * One finding in a definition.
 *
 * @param message what is wrong here, one sentence, naming the author's own words
 * @param hint what to do about it, or null where nothing useful can be said
 */
public record Problem(
    DefinitionCode code, Severity severity, Place place, String message, @Nullable String hint) {}
