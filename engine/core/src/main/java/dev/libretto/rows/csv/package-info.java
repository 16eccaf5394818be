/**
 * Rows from CSV files, as a folder brings them: keys instead of ids, all files or none. It exists
 * here so that such rows take the same road as every other.
 */
@NullMarked
package dev.libretto.rows.csv;

import org.jspecify.annotations.NullMarked;
