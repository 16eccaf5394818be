/**
 * Where a target's CPU time goes, from the JVM's own flight recorder. It exists because a ratio
 * says that something is dear, but not what.
 */
@NullMarked
package dev.libretto.benchmarks.profile;

import org.jspecify.annotations.NullMarked;
