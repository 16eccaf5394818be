/**
 * The settings of an engine: from flags, the environment or one file, checked all at once before
 * anything starts. It exists so that a wrong setting is told by its name and not by its effect.
 */
@NullMarked
package dev.libretto.server.config;

import org.jspecify.annotations.NullMarked;
