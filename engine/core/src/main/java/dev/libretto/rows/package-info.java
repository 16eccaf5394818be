/**
 * Reading and writing rows: the only way it is done, whoever asks. It exists as one road so that
 * access, validation and the table's rules cannot be forgotten on any surface.
 */
@NullMarked
package dev.libretto.rows;

import org.jspecify.annotations.NullMarked;
