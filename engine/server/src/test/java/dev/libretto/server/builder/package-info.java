/** What the builder listener does, seen from outside: publishing, reading back, metrics, probes. */
@NullMarked
package dev.libretto.server.builder;

import org.jspecify.annotations.NullMarked;
