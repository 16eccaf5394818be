/**
 * HTTP: two listeners, one for published apps and one for builders and operators. The only place
 * that knows Vert.x Web; it exists to turn requests into the interpreter's and replies into bytes.
 */
@NullMarked
package dev.libretto.server.http;

import org.jspecify.annotations.NullMarked;
