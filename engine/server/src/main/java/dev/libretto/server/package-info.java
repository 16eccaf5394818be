/**
 * Where the program begins. It exists apart from the command line so that the class a person or a
 * script starts never moves.
 */
@NullMarked
package dev.libretto.server;

import org.jspecify.annotations.NullMarked;
