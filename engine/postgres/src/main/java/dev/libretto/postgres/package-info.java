/**
 * A PostgreSQL server run from plain binaries: unpacked, initialised, started, watched and stopped.
 * It exists so that one command is enough to have a durable database, and so that tests use the
 * database that production uses.
 */
@NullMarked
package dev.libretto.postgres;

import org.jspecify.annotations.NullMarked;
