/**
 * What the machine says about processes: their CPU time, memory and descent, read from Linux's
 * {@code /proc}. CPU time is the figure that a busy neighbour spoils least.
 */
@NullMarked
package dev.libretto.benchmarks.machine;

import org.jspecify.annotations.NullMarked;
