/**
 * What a request needs of one app, found by its address: the program and the store to perform it
 * on. It exists so that publishing and serving meet in one reference and never in each other.
 */
@NullMarked
package dev.libretto.space;

import org.jspecify.annotations.NullMarked;
