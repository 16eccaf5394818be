/**
 * From a JSON body to the values of a row: every key known, every value of its type and within its
 * bounds. It exists so that a row is wrong or right as a whole before anything is written.
 */
@NullMarked
package dev.libretto.rows.write;

import org.jspecify.annotations.NullMarked;
