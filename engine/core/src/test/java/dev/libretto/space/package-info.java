/**
 * Tests of the spaces, on a real PostgreSQL; they exist because a start depends on what it holds.
 */
@NullMarked
package dev.libretto.space;

import org.jspecify.annotations.NullMarked;
