/**
 * The second stage of publishing: whether the names, bounds and expressions of a definition make
 * sense, one class for each rule, all of them run. It exists so that an author sees everything that
 * is wrong at once, before anything is compiled.
 */
@NullMarked
package dev.libretto.publish.check;

import org.jspecify.annotations.NullMarked;
