/**
 * Publishing, tried by example: definitions beside what is said about them. It exists so that every
 * rule is proved by a case a person can read.
 */
@NullMarked
package dev.libretto.publish;

import org.jspecify.annotations.NullMarked;
