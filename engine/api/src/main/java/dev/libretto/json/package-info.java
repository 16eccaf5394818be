/**
 * JSON values as they stand in a definition: immutable, exact, in the author's order. It exists so
 * that no parser's mutable tree and no binary rounding reaches a definition.
 */
@NullMarked
package dev.libretto.json;

import org.jspecify.annotations.NullMarked;
