/**
 * What can be wrong, as values: a closed vocabulary of codes, each finding with its place and a
 * hint. It exists so that people, programs and editors get the same answer in every stage.
 */
@NullMarked
package dev.libretto.problem;

import org.jspecify.annotations.NullMarked;
