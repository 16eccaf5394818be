/**
 * Triggers: an event out of the outbox becomes what its triggers say, at present notifications, and
 * these are sent. It exists so that whoever writes a row waits for none of it.
 */
@NullMarked
package dev.libretto.run.trigger;

import org.jspecify.annotations.NullMarked;
