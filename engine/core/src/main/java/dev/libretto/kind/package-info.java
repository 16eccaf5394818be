/**
 * The kinds of field, one file each: what a kind's values are in expressions, in a column, in the
 * API, in an address, in CSV and in a definition. It exists so that a kind is read, added and
 * changed in one place, and every layer asks the kind instead of telling kinds apart itself.
 */
@NullMarked
package dev.libretto.kind;

import org.jspecify.annotations.NullMarked;
