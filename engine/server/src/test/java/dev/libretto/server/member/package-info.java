/** Signing in to one app, and what others must not get out of it. */
@NullMarked
package dev.libretto.server.member;

import org.jspecify.annotations.NullMarked;
