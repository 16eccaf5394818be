/**
 * What a caller asks for, in the caller's own words: parsed, but no name in it has been looked up.
 * It exists so that each surface has one parser and all share one planner.
 */
@NullMarked
package dev.libretto.rows.ask;

import org.jspecify.annotations.NullMarked;
