package dev.libretto.store.ddl;

import dev.libretto.program.Field;
import org.jspecify.annotations.Nullable;

/**
 * The way of a field's values from one column to another.
 *
 * @param from the field as it is published
 * @param to the field as it will be, with another column
 * @param back the opposite conversion, when the new column is one that was parked: then a value
 *     that has not changed since comes back as it was, and not by way of the other type
 */
public record Move(Field from, Field to, Conversion conversion, @Nullable Conversion back) {}
