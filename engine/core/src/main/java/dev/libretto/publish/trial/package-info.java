/**
 * Performs the tests of a definition in a schema of its own that nobody else sees and that is gone
 * afterwards. It exists so that a version that does not do what its author promised is never
 * published.
 */
@NullMarked
package dev.libretto.publish.trial;

import org.jspecify.annotations.NullMarked;
