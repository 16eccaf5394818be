/**
 * Made-up inputs, and what every one of them must come to. It exists so that each surface that
 * takes an author's or a caller's bytes is asked the same way: from a seed, within bounds, and with
 * the one input that failed printed as small as it can be made.
 */
@NullMarked
package dev.libretto.testkit.fuzz;

import org.jspecify.annotations.NullMarked;
