/**
 * The third stage of publishing: a sound definition becomes a program, with ids given, names
 * resolved, expressions expanded and the digest taken. It exists so that whatever runs afterwards
 * looks nothing up and decides nothing about the format.
 */
@NullMarked
package dev.libretto.publish.compile;

import org.jspecify.annotations.NullMarked;
