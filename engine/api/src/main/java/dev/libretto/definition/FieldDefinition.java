package dev.libretto.definition;

import dev.libretto.json.Json;
import dev.libretto.problem.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * A field as its author wrote it.
 *
 * @param id the stable identity, absent in a first upload
 * @param required whether a row must have a value
 * @param defaultValue the value of a new row that brings none
 * @param rules when and to whom it is open
 */
public record FieldDefinition(
    Pointer at,
    @Nullable String id,
    String name,
    @Nullable String renamedFrom,
    String label,
    @Nullable String help,
    boolean required,
    @Nullable Json defaultValue,
    FieldRules rules,
    FieldType type) {}
