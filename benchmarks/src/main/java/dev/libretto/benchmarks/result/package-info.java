/**
 * What was measured, as a table for people and as JSON rows for machines. Apart from measuring, so
 * that the arithmetic can be tested without a service.
 */
@NullMarked
package dev.libretto.benchmarks.result;

import org.jspecify.annotations.NullMarked;
