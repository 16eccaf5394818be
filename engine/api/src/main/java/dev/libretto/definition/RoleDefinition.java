package dev.libretto.definition;

import dev.libretto.problem.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * What members of an app can be, as its author wrote it.
 *
 * @param id the stable identity, absent in a first upload
 * @param renamedFrom the name it had before
 */
public record RoleDefinition(
    Pointer at,
    @Nullable String id,
    String name,
    @Nullable String renamedFrom,
    String label,
    @Nullable String help) {}
