/**
 * The command line: one class per command, each telling what went wrong in one line with a code. It
 * exists so that a person and a script get the same words, the same codes and the same exits.
 */
@NullMarked
package dev.libretto.server.cli;

import org.jspecify.annotations.NullMarked;
