/**
 * Moving rows through the states of their table: which transitions a change may be, and why a row
 * stays where it is. It exists so that every way of writing makes the same moves.
 */
@NullMarked
package dev.libretto.rows.states;

import org.jspecify.annotations.NullMarked;
