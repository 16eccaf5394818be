/**
 * Upload to published: load, check, compile, diff, test, migrate, swap. It exists as one straight
 * line of stages, so that everything that comes to be served has walked the same road.
 */
@NullMarked
package dev.libretto.publish;

import org.jspecify.annotations.NullMarked;
