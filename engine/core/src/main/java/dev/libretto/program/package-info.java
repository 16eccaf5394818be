/**
 * An app as the engine performs it: every name resolved, every expression compiled, deeply
 * immutable, pinned by its digest and swapped by one reference. It exists apart from the definition
 * so that nothing is looked up while a request runs.
 */
@NullMarked
package dev.libretto.program;

import org.jspecify.annotations.NullMarked;
