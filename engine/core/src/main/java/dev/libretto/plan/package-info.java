/**
 * What may be asked of the store, as values that can be printed and tested before anything runs. It
 * exists between rows and store so that no statement can be written without its caller's scope.
 */
@NullMarked
package dev.libretto.plan;

import org.jspecify.annotations.NullMarked;
