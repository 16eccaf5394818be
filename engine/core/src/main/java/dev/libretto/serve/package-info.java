/**
 * Answering requests to a published app: ask, plan, statement, reply. It exists apart from HTTP so
 * that what is answered can be tested without a socket and no router's types reach the interpreter.
 */
@NullMarked
package dev.libretto.serve;

import org.jspecify.annotations.NullMarked;
