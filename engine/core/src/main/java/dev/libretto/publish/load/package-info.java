/**
 * The first stage of publishing: bytes become text, positioned JSON, a proved shape and at last an
 * {@link dev.libretto.definition.AppDefinition}. It exists as a stage of its own so that every
 * later one may rely on the shape and can still point into the author's own file.
 */
@NullMarked
package dev.libretto.publish.load;

import org.jspecify.annotations.NullMarked;
