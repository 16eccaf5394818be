/**
 * The first rows of a new app, from CSV files beside its definition. It exists so that a sample is
 * full of life at its first start, written through the same door as every other row.
 */
@NullMarked
package dev.libretto.server.seed;

import org.jspecify.annotations.NullMarked;
