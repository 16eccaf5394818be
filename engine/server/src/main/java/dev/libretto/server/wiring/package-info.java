/**
 * One readable class of constructors that puts an engine together, and the port the command line
 * sees it by. It exists so that no framework decides what meets what.
 */
@NullMarked
package dev.libretto.server.wiring;

import org.jspecify.annotations.NullMarked;
