/**
 * The hand-written limit: the least a service on Vert.x and its PostgreSQL client can do for one
 * table. It exists so that what interpreting a definition costs is a number, measured on the same
 * machine in the same minute.
 */
@NullMarked
package dev.libretto.benchmarks.limit;

import org.jspecify.annotations.NullMarked;
