/**
 * What is kept of events and of notifications on their way. It exists so that what runs by itself
 * finds again, after any crash, all that was promised with a change of a row.
 */
@NullMarked
package dev.libretto.store.run;

import org.jspecify.annotations.NullMarked;
