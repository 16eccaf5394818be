/**
 * Requests nobody sends by mistake. It exists to hold the engine to its word that bad input is
 * answered, in time and with a reason, and never with a mistake of its own.
 */
@NullMarked
package dev.libretto.server.hostile;

import org.jspecify.annotations.NullMarked;
