/**
 * What an author writes, as records (format {@code app/1}): parsed and well-formed, not yet proved.
 * It exists apart from the program so that an author's text and what the engine performs can change
 * separately.
 */
@NullMarked
package dev.libretto.definition;

import org.jspecify.annotations.NullMarked;
