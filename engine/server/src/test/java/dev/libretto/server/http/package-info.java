/** Parts of the HTTP surface that are simpler to ask directly than through a running engine. */
@NullMarked
package dev.libretto.server.http;

import org.jspecify.annotations.NullMarked;
