/** What becomes of events. */
@NullMarked
package dev.libretto.run.trigger;

import org.jspecify.annotations.NullMarked;
