package dev.libretto.program;

import org.jspecify.annotations.Nullable;

/**
 * What members of an app can be.
 *
 * @param id the stable identity: memberships hang on it, so that a rename keeps them
 * @param name what rules and API know it by
 */
public record Role(String id, String name, String label, @Nullable String help) {}
