/**
 * The one expression language (CEL, the profile in {@code schemas}): text in, a typed tree out, and
 * its evaluation on the JVM. It exists as a tree of its own so that PostgreSQL, the JVM and the
 * browser perform the same resolved operations and cannot disagree about types.
 */
@NullMarked
package dev.libretto.expression;

import org.jspecify.annotations.NullMarked;
