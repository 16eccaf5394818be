/**
 * One command that measures the engine beside the hand-written limit: same rows, same PostgreSQL,
 * same minute. It exists because "interpreting costs almost nothing" is a promise to be checked,
 * not believed.
 */
@NullMarked
package dev.libretto.benchmarks;

import org.jspecify.annotations.NullMarked;
