/** Triggers, from the write over HTTP to the mail server. */
@NullMarked
package dev.libretto.server.trigger;

import org.jspecify.annotations.NullMarked;
