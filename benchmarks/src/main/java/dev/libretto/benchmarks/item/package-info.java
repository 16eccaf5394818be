/**
 * The table that is measured, as both targets have it: its rows, the requests of each scenario and
 * the proof that both targets answer them alike. It exists so that no difference between targets
 * hides in what they were asked.
 */
@NullMarked
package dev.libretto.benchmarks.item;

import org.jspecify.annotations.NullMarked;
