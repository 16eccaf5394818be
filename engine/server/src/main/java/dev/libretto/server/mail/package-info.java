/**
 * The ways mail leaves the engine. It exists so that who writes a mail does not know how it
 * travels.
 */
@NullMarked
package dev.libretto.server.mail;

import org.jspecify.annotations.NullMarked;
