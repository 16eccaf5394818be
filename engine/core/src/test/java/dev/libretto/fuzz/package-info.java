/**
 * Whatever an author or a caller sends: a problem or an answer, in time, never an exception. It
 * exists to look where nobody thought of looking; what is found is kept as a test of its own.
 */
@NullMarked
package dev.libretto.fuzz;

import org.jspecify.annotations.NullMarked;
